import * as vscode from 'vscode';
import type { Span } from '../core/index.ts';
import type { Change, FromInputs, InputsAction, InputsHint, ToInputs, WindowPlace } from '../media/inputs/protocol.ts';
import { MOST_CELLS } from '../media/inputs/protocol.ts';
import { withDifferentiated, withExpression } from './choice.ts';
import { changed } from './differentiate.ts';
import { varied } from './elements.ts';
import type { Engine } from './engine.ts';
import { listed } from './inputsState.ts';
import { words } from './panelTexts.ts';
import { sentence } from './sentence.ts';
import type { Session } from './session.ts';
import type { LiveSettings } from './settings.ts';
import { placeNow, reveal } from './toCode.ts';
import type { Bases } from './whatIf.ts';

export interface DeskServices {
  readonly engine: Engine;
  readonly settings: LiveSettings;
  readonly bases: Bases;
}

/** Answers one list of inputs, in the side bar or in a circuit panel: what it shows, and what is done there. */
export class InputsDesk {
  #session: Session | undefined;
  #hint: InputsHint | undefined;
  /** What is sent to the view says no more than that: it does not listen. */
  #listens = false;
  /** Its page has the texts. */
  #isSaid = false;
  /** Answers to what moves are sent when they are there, and nothing before. */
  #moving = 0;
  #columns = MOST_CELLS;
  #filter = '';
  readonly #places = new Map<string, WindowPlace>();
  /** A remark on what was done last. */
  #remark: string | undefined;

  constructor(
    private readonly post: (message: ToInputs) => void,
    private readonly services: DeskServices,
  ) {}

  get session(): Session | undefined {
    return this.#session;
  }

  /** Shows a session, or why there is none. */
  follow(session: Session | undefined, hint?: InputsHint): void {
    if (session !== this.#session) {
      this.#places.clear();
      this.#remark = undefined;
    }
    this.#session = session;
    this.#hint = session === undefined ? hint : undefined;
    this.changed();
  }

  /** Something that the session shows has changed. */
  changed(): void {
    if (this.#moving === 0) this.#send();
  }

  /** Its page is gone: another one will say that it listens. */
  leave(): void {
    this.#listens = false;
  }

  async receive(message: FromInputs): Promise<void> {
    if (message.type !== 'look' && message.type !== 'room' && message.type !== 'filter') this.#remark = undefined;
    switch (message.type) {
      case 'ready':
        this.#listens = true;
        this.#isSaid = false;
        return this.#send();
      case 'leave':
        return this.leave();
      case 'vary':
        return this.#vary(message.turn, message.changes);
      case 'check':
        await this.#check(message.name, message.expression);
        return;
      case 'express':
        if (await this.#check(message.name, message.expression)) await this.#express(message.name, message.expression);
        return;
      case 'differentiate':
        return this.#differentiate(message.name, message.on);
      case 'reset':
        if (this.#session !== undefined) this.services.bases.end(this.#session);
        return this.#session?.reset(message.name);
      case 'look':
        this.#places.set(message.name, message.place);
        return this.#send();
      case 'room':
        this.#columns = message.columns;
        return this.#send();
      case 'filter':
        this.#filter = message.text;
        return this.#send();
      case 'reveal':
        return this.#reveal(message.name);
      case 'plot':
        await vscode.commands.executeCommand('gradlens.plot', this.#session?.key, { name: message.name });
        return;
      case 'run':
        return this.#run(message.action);
    }
  }

  /** Every turn is answered, whatever becomes of it: the view waits for that. */
  async #vary(turn: number, changes: readonly Change[]): Promise<void> {
    const session = this.#session;
    this.#moving++;
    try {
      if (session?.shown === undefined) return;
      for (const { name } of changes) this.services.bases.begin(session, session, name);
      await session.vary(varied(session.shown.summary, session.choice, changes));
    } finally {
      this.#moving--;
      // The next step goes while this one is drawn.
      this.post({ type: 'moved', turn });
      this.#send();
    }
  }

  /** False: it cannot be used, and the view knows why. */
  async #check(name: string, expression: string): Promise<boolean> {
    const language = this.#session?.program.language;
    if (language === undefined) return false;
    const question = { kind: 'checkInput', language, name, expression } as const;
    const reason = await this.services.engine.ask<'checkInput'>(question).catch(() => null);
    const problem = reason === null ? undefined : sentence(reason);
    this.post({ type: 'checked', name, expression, problem });
    return problem === undefined;
  }

  async #express(name: string, expression: string): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    this.services.bases.end(session);
    await session.choose(withExpression(session.choice, name, expression));
  }

  async #differentiate(name: string, isInput: boolean): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const { inputs: before = [], constants = [] } = session.shown?.summary ?? {};
    const input = [...before, ...constants].find((one) => one.name === name);
    await session.choose(input ? changed(session, input, isInput) : withDifferentiated(session.choice, name, isInput));
    const { inputs = [] } = session.shown?.summary ?? {};
    if (session.stale || session !== this.#session || inputs.some((input) => input.name === name) === isInput) return;
    this.#remark = vscode.l10n.t('A directive in the code says what is differentiated: {0} stays as it is.', name);
    this.#send();
  }

  async #reveal(name: string): Promise<void> {
    const session = this.#session;
    const { inputs = [], constants = [] } = session?.shown?.summary ?? {};
    const span = [...inputs, ...constants].find((input) => input.name === name)?.span;
    if (session !== undefined && span !== undefined) await this.#show(session, span);
  }

  async #show(session: Session, span: Span): Promise<void> {
    const place = placeNow(session, span);
    if (place !== undefined) await reveal(session.program, place, true, undefined);
  }

  async #run(action: InputsAction): Promise<void> {
    const session = this.#session;
    if (action === 'rebase') {
      if (session !== undefined) this.services.bases.restart(session, session);
      this.#send();
    } else if (action === 'showProblem') {
      const span = session?.problem?.finding.span;
      if (session !== undefined && span !== undefined) await this.#show(session, span);
    } else await vscode.commands.executeCommand(commands[action], session?.key);
  }

  #send(): void {
    if (!this.#listens) return;
    const session = this.#session;
    const { shown, problem, stale = false } = session ?? {};
    const lineOf = (span: Span | undefined) => {
      const place = session && span && placeNow(session, span);
      if (place === undefined) return undefined;
      const { program } = session!;
      return program.nameOfLine(program.lineOf(place.document) + place.range.start.line);
    };
    const { digits } = this.services.settings.now;
    const look = { filter: this.#filter, columns: this.#columns, places: this.#places, digits, lineOf };
    const list = listed(shown?.summary, session?.choice, look);
    const isEmpty = list.count + list.constants.length + list.missing.length === 0 && this.#filter === '';
    this.post({
      type: 'state',
      state: {
        ...list,
        words: this.#isSaid ? undefined : words(),
        hint: session === undefined ? this.#hint : isEmpty ? nothingHint(session) : undefined,
        whatIf: session && this.services.bases.whatIf(session, session),
        stale,
        error: problem ? sentence(problem.finding) : this.#remark,
        isRemark: problem === undefined,
      },
    });
    this.#isSaid = true;
  }
}

const commands = {
  compute: 'gradlens.compute',
  computeAgain: 'gradlens.computeAgain',
  chooseOutput: 'gradlens.chooseOutput',
  chooseUpstream: 'gradlens.chooseUpstream',
  chooseCall: 'gradlens.chooseCall',
  write: 'gradlens.writeChoices',
} as const;

/** There are results, or a problem, but no input. */
function nothingHint({ problem, program }: Session): InputsHint {
  const { t } = vscode.l10n;
  if (problem === undefined) {
    return {
      text: t('There are no inputs here: give a number a name, and use it.'),
      action: 'chooseOutput',
      label: t('Choose Output'),
    };
  }
  const text = sentence(problem.finding);
  if (problem.finding.code === 'choose-function') {
    return { text, action: 'computeAgain', label: t('Choose Function') };
  }
  return { text, action: 'showProblem', label: t('Go to Line {0}', program.nameOfLine(problem.line)) };
}
