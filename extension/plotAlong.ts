import * as vscode from 'vscode';
import { arrayOf, elementAt, indexText } from '../core/elements.ts';
import { formatTree } from '../core/format.ts';
import type { InputSummary } from '../core/index.ts';
import { areAxes, type PlotAxis } from '../media/plot/protocol.ts';
import { elementIn } from './outputs.ts';
import type { CircuitPanels } from './panels.ts';
import { isNumber, isPlotted } from './plot.ts';
import type { Session } from './session.ts';

interface Item extends vscode.QuickPickItem {
  /** Undefined: no other one. */
  readonly input: InputSummary | undefined;
}

/**
 * Plots the output along an input, in the circuit panel; asks for one, or two.
 *
 * @param axis `{ name, element? }` where it is known already: as the list of inputs says it
 */
export async function plotAlong(session: Session, panels: CircuitPanels, axis?: unknown): Promise<void> {
  const axes = areAxes([axis]) ? [axis as PlotAxis] : await pickAxes(session);
  if (axes !== undefined) panels.show(session).plot(axes);
}

async function pickAxes(session: Session): Promise<readonly PlotAxis[] | undefined> {
  const { t } = vscode.l10n;
  const { inputs, output } = session.shown?.summary ?? { inputs: [], output: null };
  const plotted = inputs.filter(isPlotted);
  if (plotted.length === 0 || output === null) {
    void vscode.window.showInformationMessage(t('There is no input to plot along: give a number a name, and use it.'));
    return undefined;
  }
  const items = plotted.map((input) => itemOf(input, session.digits));
  const title = t('Plot {0} along which input?', output.name);
  const first = await vscode.window.showQuickPick(items, { title });
  const x = first?.input && (await axisOf(first.input));
  if (x === undefined) return undefined;
  const others = items.filter(({ input }) => input && (input.name !== x.name || !isNumber(input)));
  if (others.length === 0) return [x];
  const none: Item = { label: t('Only along {0}', x.name), description: t('a curve'), input: undefined };
  const second = await vscode.window.showQuickPick([none, ...others], {
    title: t('And along a second input, for a contour plot?'),
  });
  if (second === undefined) return undefined;
  if (second.input === undefined) return [x];
  const y = await axisOf(second.input);
  return y && [x, y];
}

function itemOf(input: InputSummary, digits: number): Item {
  return { label: input.name, description: formatTree(input.value, input.shape, digits), input };
}

/** Asks which element of an array. */
async function axisOf({ name, value, shape }: InputSummary): Promise<PlotAxis | undefined> {
  const array = arrayOf(value, shape);
  if (array === undefined) return { name };
  if (array.data.length === 1) return { name, element: 0 };
  const { t } = vscode.l10n;
  const text = `[${array.shape.join(', ')}]`;
  const typed = await vscode.window.showInputBox({
    title: t('Which element of {0}?', name),
    prompt: t('Its index, from 0, for the shape {0}', text),
    value: indexText(0, array.shape).slice(1, -1),
    validateInput: (index) =>
      elementIn(index, array.shape) === undefined ? t('This is no index for the shape {0}.', text) : undefined,
  });
  const index = typed === undefined ? undefined : elementIn(typed, array.shape);
  return index && { name, element: elementAt(index, array.shape) };
}
