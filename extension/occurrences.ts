/** Which iteration of a loop and which call of a function is shown, as the user chooses it. */
import * as vscode from 'vscode';
import type { SeriesSummary } from '../core/index.ts';
import { type PlacedSeries, placedSeries } from './placed.ts';
import type { Session } from './session.ts';

/**
 * The one before or after what is shown of a series. At its ends nothing happens.
 *
 * @param id names the series; without it, it is the innermost one at the cursor
 */
export async function stepOccurrence(session: Session, by: -1 | 1, id?: unknown): Promise<void> {
  const series = seriesOf(session, id);
  if (series === undefined) return tellNone(session);
  const { shown } = session.choice;
  // What was chosen a moment ago need not be shown yet.
  const at = Math.min(shown[series.id] ?? series.at, series.count) + by;
  if (at >= 1 && at <= series.count) await session.show({ ...shown, [series.id]: at });
}

/** Asks for the number of the one to be shown; where no series is at the cursor, first of which. */
export async function chooseOccurrence(session: Session, id?: unknown): Promise<void> {
  const all = session.shown?.summary.series ?? [];
  if (all.length === 0) return tellNone(session);
  const series = seriesOf(session, id) ?? (await pickSeries(session, all));
  if (series === undefined) return;
  const at = await pick(session, series);
  if (at === undefined) return;
  const { [series.id]: _, ...others } = session.choice.shown;
  await session.show(at === 'each' ? others : { ...others, [series.id]: at });
}

function seriesOf(session: Session, id: unknown): SeriesSummary | undefined {
  const all = session.shown === undefined ? [] : placedSeries(session.shown);
  if (typeof id === 'string') return all.find(({ series }) => series.id === id)?.series;
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined || !session.program.has(editor.document)) return undefined;
  return innermost(all, session, editor)?.series;
}

/** A cursor anywhere on its first line is in it, too. */
function innermost(all: readonly PlacedSeries[], { program }: Session, { document, selection }: vscode.TextEditor) {
  const line = program.lineOf(document) + selection.active.line;
  const around = all.filter(({ span }) => {
    const [first, last] = [program.placeOf(span), program.placeOf({ start: span.end, end: span.end })];
    const lineOf = (place: typeof first) => program.lineOf(place.document) + place.range.start.line;
    return lineOf(first) <= line && line <= lineOf(last);
  });
  const size = ({ span }: PlacedSeries) => span.end - span.start;
  return around.sort((a, b) => size(a) - size(b))[0];
}

function tellNone({ shown }: Session): void {
  const { t } = vscode.l10n;
  const told =
    shown === undefined || shown.summary.series.length === 0
      ? t('Nothing here runs more than once.')
      : t('Put the cursor in a loop, or in a function that is called more than once.');
  void vscode.window.showInformationMessage(told);
}

async function pickSeries(session: Session, all: readonly SeriesSummary[]): Promise<SeriesSummary | undefined> {
  const items = all.map((series) => ({
    label: nameOf(session, series),
    description: `${series.at}/${series.count}`,
    series,
  }));
  const title = vscode.l10n.t('Which loop or function?');
  return (await vscode.window.showQuickPick(items, { title }))?.series;
}

function nameOf({ program }: Session, { kind, name, line }: SeriesSummary): string {
  const { t } = vscode.l10n;
  const at = program.nameOfLine(line - 1);
  if (kind === 'loop') return t('the loop in line {0}', at);
  return name === '' ? t('the function in line {0}', at) : name;
}

interface Item extends vscode.QuickPickItem {
  /** `each`: of each line its own last, as when nobody chose. */
  readonly at: number | 'each';
}

/** A number that is typed stands first; else the ends. */
function pick(session: Session, series: SeriesSummary): Promise<Item['at'] | undefined> {
  const { t } = vscode.l10n;
  const { kind, at, count, chosen } = series;
  const name = nameOf(session, series);
  const input = vscode.window.createQuickPick<Item>();
  input.title = kind === 'loop' ? t('Which iteration of {0}?', name) : t('Which call of {0}?', name);
  input.placeholder = count === 0 ? t('In what is shown it does not run') : t('A number from 1 to {0}', count);
  const described = (n: number) => (n === at ? t('now') : undefined);
  const label = (n: number) => (kind === 'loop' ? t('Iteration {0}', n) : t('Call {0}', n));
  const ends: Item[] = [...new Set([1, count])]
    .filter((n) => n >= 1 && n <= count)
    .map((n) => ({ label: label(n), description: described(n) ?? (n === 1 ? t('the first') : t('the last')), at: n }));
  if (chosen)
    ends.push({
      label: `$(discard) ${t('Of Each Line Its Last')}`,
      description: t('as when nothing was chosen'),
      at: 'each',
    });
  const typed = (text: string): Item[] => {
    const n = Number(text);
    if (text.trim() === '' || !Number.isInteger(n) || n < 1 || n > count) return [];
    return [{ label: label(n), description: described(n), at: n }];
  };
  const show = (text: string) => {
    const items = text.trim() === '' ? ends : typed(text);
    input.items = items.map((item) => ({ ...item, alwaysShow: true }));
  };
  show('');
  return new Promise((resolve) => {
    input.onDidChangeValue(show);
    input.onDidAccept(() => {
      const [item] = input.selectedItems;
      if (item === undefined) return; // no such number
      resolve(item.at);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
