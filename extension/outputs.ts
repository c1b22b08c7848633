/** The output, and the upstream gradient that it starts from, as the user chooses them. */
import * as vscode from 'vscode';
import type { OutputSummary, Upstream } from '../core/index.ts';
import { type ChoiceChange, withOutput } from './choice.ts';
import type { Compute } from './compute.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import { isName } from './words.ts';
import type { Row } from './worker/protocol.ts';

interface Item extends vscode.QuickPickItem {
  /** Undefined: the upstream gradient is asked for. */
  readonly change: ChoiceChange | undefined;
}

/** Why an upstream gradient was not taken. */
const NO_SEED: ReadonlySet<string> = new Set(['seed-shape', 'seed-element', 'input-invalid', 'name-unknown']);
/** So many variables are looked through for those whose shape is the output's. */
const MOST_ROWS = 5_000;

/** Lets the user choose another output, from a list. */
export async function chooseOutput(session: Session, compute: Compute): Promise<void> {
  const { t } = vscode.l10n;
  const { shown, choice } = session;
  if (shown === undefined) return;
  const { outputs, output } = shown.summary;
  const rows = await rowsOf(session);
  const isOnce = (name: string) => rows.filter((row) => row.name === name).length === 1;
  // A variable that is bound once is the same, whether its name was chosen or its place.
  const isListed = output && (choice.ofAt === undefined || (outputs.includes(output.name) && isOnce(output.name)));
  // What comes last is most often meant.
  const items: Item[] = outputs.toReversed().map((label) => ({
    label,
    description: described(session, lastOf(rows, label), isListed === true && label === output.name),
    change: withOutput({ of: label }),
  }));
  const others: Item[] = [];
  if (choice.of !== undefined || choice.ofAt !== undefined)
    others.push({ label: `$(discard) ${t('As GradLens Chooses It')}`, change: withOutput({ of: undefined }) });
  if (isArray(output))
    others.push({ label: `$(edit) ${t('Upstream Gradient…')}`, description: output?.seed, change: undefined });
  if (choice.ofAt !== undefined && output && !isListed)
    items.unshift({ label: output.name, description: t('now'), change: { ofAt: choice.ofAt } });
  const separator: Item = { label: '', kind: vscode.QuickPickItemKind.Separator, change: undefined };
  const all = others.length > 0 ? [...items, separator, ...others] : items;
  const picked = await vscode.window.showQuickPick(all, { title: t('Differentiate which variable?') });
  if (picked === undefined) return;
  if (picked.change === undefined) return chooseUpstream(session, compute);
  await session.choose(picked.change);
  if (picked.change.of !== undefined && isArray(session.shown?.summary.output)) await chooseUpstream(session, compute);
}

/** Its value and its line, to tell it from the others. */
function described({ program }: Session, row: Row | undefined, isNow: boolean): string {
  const { t } = vscode.l10n;
  const known = row ? [row.value, t('line {0}', program.nameOfLine(row.line - 1))] : [];
  return [...known, ...(isNow ? [t('now')] : [])].join(' · ');
}

/** The last time that a name was bound, in no call if there is such a time. */
function lastOf(rows: readonly Row[], name: string): Row | undefined {
  const calls = ({ frame }: Row) => frame.filter(([kind]) => kind === 'call').length;
  const named = rows.filter((row) => row.name === name);
  const outermost = Math.min(...named.map(calls));
  return named.findLast((row) => calls(row) === outermost);
}

/** Asks for the upstream gradient of an output that is no single number. */
export async function chooseUpstream(session: Session, compute: Compute): Promise<void> {
  const output = session.shown?.summary.output;
  if (!isArray(output)) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The output is one number: its upstream gradient is 1. Choose an array as the output first.'),
    );
    return;
  }
  const picked = await pickUpstream(session, output, compute);
  if (picked === undefined) return;
  const before = session.choice;
  await session.choose({ upstream: picked.upstream });
  const { problem } = session;
  if (problem === undefined || !NO_SEED.has(problem.finding.code)) return;
  void vscode.window.showWarningMessage(sentence(problem.finding));
  await session.choose({ upstream: before.upstream });
}

type Picked = { readonly upstream: Upstream | undefined } | undefined;

async function pickUpstream(session: Session, output: OutputSummary, compute: Compute): Promise<Picked> {
  const { t } = vscode.l10n;
  const { name, shape, seed } = output;
  const now = (label: string) => (label === seed ? t('now') : undefined);
  const names = await namesOfShape(session, output);
  const kind = vscode.QuickPickItemKind.Separator;
  const asItIs = { label: t('As GradLens Chooses It'), pick: () => ({ upstream: undefined }) };
  const items: (vscode.QuickPickItem & { readonly pick: () => Picked | Promise<Picked> })[] = [
    ...(session.choice.upstream === undefined ? [] : [asItIs]),
    {
      ...{
        label: t('Ones'),
        description: now('ones'),
        detail: t('The gradients are those of the sum of all elements.'),
      },
      pick: () => ({ upstream: { ones: true } }),
    },
    ...(shape === null
      ? []
      : [
          {
            ...{ label: t('One Element…'), detail: t('1 at one element, 0 at all others.') },
            pick: () => askElement(name, shape),
          },
        ]),
    {
      ...{ label: t('An Expression…'), detail: t('An array of the shape {0}.', shapeText(shape)) },
      pick: () => askExpression(session, name, compute),
    },
    ...(names.length > 0 ? [{ label: t('Variables of the same shape'), kind, pick: () => undefined }] : []),
    ...names.map((label) => ({
      ...{ label, description: now(label) },
      pick: () => ({ upstream: { expression: label } }),
    })),
  ];
  const title = t('Upstream gradient of {0}', `${name} ${shapeText(shape)}`);
  return (await vscode.window.showQuickPick(items, { title }))?.pick();
}

async function askElement(name: string, shape: readonly number[]): Promise<Picked> {
  const { t } = vscode.l10n;
  const typed = await vscode.window.showInputBox({
    title: t('Which element of {0}?', name),
    prompt: t('Its index, from 0, for the shape {0}', shapeText(shape)),
    value: shape.map(() => 0).join(', '),
    validateInput: (text) =>
      elementIn(text, shape) === undefined ? t('This is no index for the shape {0}.', shapeText(shape)) : undefined,
  });
  const element = typed === undefined ? undefined : elementIn(typed, shape);
  return element && { upstream: { element } };
}

/** `0, 2` or `[0, 2]`; undefined: it is no index into such an array. */
export function elementIn(text: string, shape: readonly number[]): readonly number[] | undefined {
  const parts = text
    .trim()
    .replace(/^\[(.*)\]$/s, '$1')
    .split(',');
  const element = parts.map((part) => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN));
  const isInside = element.length === shape.length && element.every((at, i) => at < shape[i]);
  return isInside ? element : undefined;
}

async function askExpression({ program, choice }: Session, name: string, compute: Compute): Promise<Picked> {
  const { t } = vscode.l10n;
  const { upstream } = choice;
  const expression = await vscode.window.showInputBox({
    title: t('Upstream gradient of {0}', name),
    prompt: t('An expression, or the name of a variable'),
    value: upstream !== undefined && 'expression' in upstream ? upstream.expression : '',
    validateInput: (text) => {
      if (text.trim() === '') return t('A value is needed for {0}.', `∂${name}`);
      return isName(text.trim()) ? undefined : compute.problemWith(program, name, text.trim());
    },
  });
  return expression === undefined ? undefined : { upstream: { expression: expression.trim() } };
}

/** Names of variables whose values have the output's shape. */
async function namesOfShape(session: Session, { name, shape }: OutputSummary): Promise<string[]> {
  if (shape === null) return [];
  const fitting = (await rowsOf(session)).filter((row) => row.shape === shapeText(shape) && isName(row.name));
  return [...new Set(fitting.map((row) => row.name))].filter((other) => other !== name);
}

async function rowsOf(session: Session): Promise<readonly Row[]> {
  const { digits } = session;
  const rows = await session.about<'rows'>((run) => ({ kind: 'rows', run, most: MOST_ROWS, digits }));
  return rows?.rows ?? [];
}

export function isArray(output: OutputSummary | null | undefined): output is OutputSummary {
  return !!output && (output.shape === null || output.shape.length > 0);
}

function shapeText(shape: readonly number[] | null): string {
  return shape === null ? '' : `[${shape.join(', ')}]`;
}
