import * as vscode from 'vscode';
import { SELECTOR } from './languages.ts';
import { type PlacedSeries, placedSeries } from './placed.ts';
import type { Place } from './program.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { LiveSettings, Settings } from './settings.ts';
import { callText, outputText, problemText, seedText, stateOf } from './views.ts';
import { shortened } from './words.ts';

const LONGEST_INPUTS = 40;

/**
 * Above the region: `∇ f = -12 | inputs x, y, z | circuit | clear`, and above what runs more than once `◀ | 3/100 | ▶`.
 * It reads the run that is shown, and asks nothing.
 */
export class RegionLens implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #listeners: vscode.Disposable;
  /** What each session's lens last said: only news are told. */
  readonly #said = new Map<string, string>();

  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(
    private readonly sessions: Sessions,
    private readonly settings: LiveSettings,
  ) {
    this.#listeners = vscode.Disposable.from(
      this.#changed,
      vscode.languages.registerCodeLensProvider(SELECTOR, this),
      sessions.onDidChange((session) => this.#tell(session.key, textOf(all(session, settings.now)))),
      sessions.onDidEnd(({ key }) => this.#tell(key, undefined)),
      settings.onDidChange(({ was, now }) => {
        if (was.codeLens !== now.codeLens) this.#changed.fire();
      }),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
  }

  #tell(key: string, text: string | undefined): void {
    if (this.#said.get(key) === text) return;
    if (text === undefined) this.#said.delete(key);
    else this.#said.set(key, text);
    this.#changed.fire();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const session = this.sessions.of(document);
    if (session === undefined || !this.settings.now.codeLens) return [];
    return all(session, this.settings.now).flatMap((lens) => (lens.document === document ? lens.lenses : []));
  }
}

/** Where the region begins. */
function placeOf({ shown, choice, program }: Session): Place {
  const region = shown?.slice[0] ?? choice.region ?? program.cell;
  const start = region?.start ?? 0;
  return program.placeOf({ start, end: start });
}

interface Placed {
  readonly document: vscode.TextDocument;
  readonly lenses: vscode.CodeLens[];
}

function textOf(placed: readonly Placed[]): string {
  return JSON.stringify(placed.map(({ lenses }) => lenses));
}

function all(session: Session, settings: Settings): Placed[] {
  const { document } = placeOf(session);
  const series = session.shown === undefined ? [] : placedSeries(session.shown);
  return [{ document, lenses: lenses(session, settings) }, ...series.flatMap((one) => stepper(session, one))];
}

/** Of what has lines of its own: `◀ | 3/100 | ▶`. */
function stepper({ program }: Session, { series, span }: PlacedSeries): Placed[] {
  const { t } = vscode.l10n;
  const { id, kind, name, at, count } = series;
  const { document, range } = program.placeOf(span);
  const before = document.lineAt(range.start).text.slice(0, range.start.character);
  if (range.isSingleLine && before.trim() !== '' && name === '') return [];
  const lens = (title: string, command: string, tooltip: string) =>
    new vscode.CodeLens(new vscode.Range(range.start, range.start), {
      ...{ title, tooltip, arguments: [program.uri, id] },
      command: command === '' ? '' : `gradlens.${command}Occurrence`,
    });
  const isLoop = kind === 'loop';
  const which = isLoop ? `${at}/${count}` : t('call {0}', `${at}/${count}`);
  return [
    {
      document,
      lenses: [
        lens('◀', at > 1 ? 'previous' : '', isLoop ? t('The iteration before') : t('The call before')),
        lens(which, 'choose', isLoop ? t('Which iteration the lines show') : t('Which call the lines show')),
        lens('▶', at < count ? 'next' : '', isLoop ? t('The next iteration') : t('The next call')),
      ],
    },
  ];
}

function lenses(session: Session, settings: Settings): vscode.CodeLens[] {
  const { range } = placeOf(session);
  const { uri } = session.program;
  return actions(session, settings).map(
    ({ title, command, tooltip }) =>
      new vscode.CodeLens(range, { title, command, tooltip, arguments: command === PROBLEMS ? [] : [uri] }),
  );
}

interface Action {
  readonly title: string;
  readonly command: string;
  readonly tooltip?: string;
}

const PROBLEMS = 'workbench.actions.view.problems';

function actions(session: Session, { digits }: Settings): Action[] {
  const { t } = vscode.l10n;
  const summary = session.shown?.summary;
  const output = outputText(session, digits);
  const problem = stateOf(session) === 'error' || stateOf(session) === 'stopped' ? problemText(session) : undefined;
  const found: Action[] = [];
  if (output !== undefined)
    found.push({ title: `∇ ${output}`, command: 'gradlens.chooseOutput', tooltip: t('Choose another output') });
  const seed = seedText(session);
  if (seed !== undefined)
    found.push({ title: seed, command: 'gradlens.chooseUpstream', tooltip: t('Choose the upstream gradient') });
  const call = callText(summary?.calls ?? []);
  if (call !== undefined)
    found.push({ title: call, command: 'gradlens.chooseCall', tooltip: t('Choose the call whose arguments are used') });
  if (problem !== undefined)
    found.push({ title: output ? problem : `∇ ${problem}`, command: PROBLEMS, tooltip: t('Show Problems') });
  else if (output === undefined) found.push({ title: `∇ ${t('values')}`, command: 'gradlens.chooseOutput' });
  if (session.stale && problem === undefined)
    found.push({ title: t('edited: compute again'), command: 'gradlens.computeAgain' });
  const names = [...(summary?.missing ?? []), ...(summary?.inputs.map(({ name }) => name) ?? [])];
  if (names.length > 0) {
    const list = shortened([...new Set(names)].join(', '), LONGEST_INPUTS);
    const title = names.length === 1 ? t('input {0}', list) : t('inputs {0}', list);
    found.push({ title, command: 'gradlens.changeInputs', tooltip: t('Change the inputs that were asked for') });
  }
  const { inputs, values } = session.choice;
  if (Object.keys({ ...inputs, ...values }).length > 0)
    found.push({ title: t('reset'), command: 'gradlens.resetInputs', tooltip: t('Give all inputs what the code has') });
  found.push({ title: t('circuit'), command: 'gradlens.showCircuit' });
  found.push({ title: t('clear'), command: 'gradlens.clear' });
  return found;
}
