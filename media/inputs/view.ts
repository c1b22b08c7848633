import { make } from '../html.ts';
import { icon } from '../icons.ts';
import { english, fill, type Words } from '../words.ts';
import type { InputsHost } from './host.ts';
import { MissingRow } from './missing.ts';
import { OutputHead } from './output.ts';
import { PromiseView } from './promise.ts';
import {
  type Change,
  type FromInputs,
  type InputState,
  type InputsState,
  MOST_CELLS,
  type ToInputs,
} from './protocol.ts';
import { InputRow } from './row.ts';
import { Stream } from './stream.ts';

/** So many inputs are found without a filter. */
const FEW = 12;
/** In pixels: a cell of an array, and what is beside its cells. */
const CELL = 46;
const BESIDE = 56;

/** The inputs of a program: what they are, what changes them, and what their derivatives promise of it. */
export class InputsView implements InputsHost {
  readonly element = make('div', 'gl-inputs');
  readonly #output: OutputHead;
  readonly #promise: PromiseView;
  readonly #hint = make('div', 'gl-hint');
  readonly #hintText = make('p', '');
  readonly #hintButton = make('button', 'gl-hint-action');
  readonly #problem = make('div', 'gl-in-banner');
  readonly #problemText = make('span', '');
  readonly #problemButton = make('button', 'gl-in-use');
  readonly #stale = make('div', 'gl-in-stale');
  readonly #filter = make('input', 'gl-field gl-in-filter');
  readonly #cut = make('div', 'gl-in-note');
  readonly #list = make('div', 'gl-in-list');
  readonly #missing = make('div', 'gl-in-list');
  readonly #constants = make('details', 'gl-in-constants');
  readonly #constantsTitle = make('summary', '');
  readonly #constantsList = make('div', 'gl-in-list');
  readonly #foot = make('div', 'gl-in-foot');
  readonly #resetAll = make('button', 'gl-in-use');
  readonly #write = make('button', 'gl-in-use');
  readonly #body = make('div', 'gl-in-body');
  readonly #results = make('div', 'gl-in-results');
  readonly #rows = new Map<string, InputRow>();
  readonly #missingRows = new Map<string, MissingRow>();
  #state: InputsState | undefined;
  #words: Words = english;
  #frame = 0;
  /** The focus is to come here with the first state. */
  #isAwaited = false;
  /** The input that it is to come to. */
  #wanted: string | undefined;
  #room = MOST_CELLS;

  /** @param stream what goes that way besides is in the state, too */
  constructor(
    readonly post: (message: FromInputs) => void,
    private readonly stream = streamTo(post),
  ) {
    this.#output = new OutputHead((action) => post({ type: 'run', action }));
    this.#promise = new PromiseView(() => post({ type: 'run', action: 'rebase' }));
    this.#hint.append(icon('inputs'), this.#hintText, this.#hintButton);
    this.#hintText.setAttribute('role', 'status');
    this.#problem.setAttribute('role', 'alert');
    this.#problem.append(this.#problemText, this.#problemButton);
    this.#stale.setAttribute('role', 'status');
    this.#constants.append(this.#constantsTitle, this.#constantsList);
    this.#foot.append(this.#resetAll, this.#write);
    this.#results.append(this.#output.element, this.#promise.element);
    this.#body.append(this.#results, this.#filter, this.#missing, this.#list, this.#cut, this.#constants, this.#foot);
    this.element.append(this.#problem, this.#stale, this.#hint, this.#body);
    this.#filter.type = 'search';
    this.#filter.addEventListener('input', () => post({ type: 'filter', text: this.#filter.value }));
    for (const [button, act] of [
      [this.#hintButton, () => this.#run(this.#state?.hint?.action)],
      [this.#problemButton, () => this.#run('showProblem')],
      [this.#resetAll, () => post({ type: 'reset' })],
      [this.#write, () => this.#run('write')],
    ] as const) {
      button.type = 'button';
      button.addEventListener('click', act);
    }
    for (const part of [this.#problem, this.#stale, this.#hint, this.#body]) part.hidden = true;
    new ResizeObserver(() => this.#measure()).observe(this.element);
  }

  get words(): Words {
    return this.#words;
  }

  receive(message: ToInputs): void {
    if (message.type === 'state') this.show(message.state);
    else if (message.type === 'moved') this.stream.answered(message.turn);
    else {
      const { name, expression, problem } = message;
      (this.#rows.get(name) ?? this.#missingRows.get(name))?.checked(expression, problem);
    }
  }

  /** The first state of a frame is drawn at once, so that the next frame shows it; of those after it the newest. */
  show(state: InputsState): void {
    this.#state = state;
    this.#words = state.words ?? this.#words;
    if (this.#frame !== 0) return;
    this.#draw(state);
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#state !== state && this.#state !== undefined) this.show(this.#state);
    });
  }

  vary(change: Change): void {
    this.stream.send(change);
  }

  ahead(name: string, element?: number): number | undefined {
    return this.stream.ahead(name, element);
  }

  /** Goes to what changes an input, or else the first one, as soon as there is one. */
  focus(name?: string): void {
    this.#isAwaited = this.#state === undefined;
    this.#wanted = name;
    const found = [
      ...this.element.querySelectorAll<HTMLElement>(
        '.gl-number-field, [role=gridcell][tabindex="0"], .gl-in-missing input, .gl-hint-action',
      ),
    ].filter((one) => one.offsetParent !== null);
    const isOf = (one: HTMLElement) => one.closest('[role=group]')?.getAttribute('aria-label') === name;
    (found.find(isOf) ?? found[0])?.focus();
  }

  #draw(state: InputsState): void {
    this.#showNews(state);
    if (state.hint === undefined) this.#showList(state);
    if (this.#isAwaited) this.focus(this.#wanted);
  }

  #showNews({ hint, error, stale, isRemark }: InputsState): void {
    const { words } = this;
    this.element.setAttribute('aria-label', words.inputsTitle);
    this.#hint.hidden = hint === undefined;
    this.#hintText.textContent = hint?.text ?? '';
    this.#hintButton.textContent = hint?.label ?? '';
    this.#body.hidden = hint !== undefined;
    this.#problem.hidden = error === undefined;
    if (this.#problemText.textContent !== (error ?? '')) this.#problemText.textContent = error ?? '';
    this.#problemButton.textContent = words.showProblem;
    this.#problemButton.hidden = isRemark;
    this.#stale.hidden = !stale || error !== undefined || hint !== undefined;
    this.#stale.textContent = words.stale;
    this.element.classList.toggle('gl-in-old', stale);
  }

  #showList(state: InputsState): void {
    const { words } = this;
    const { inputs, count, constants, whatIf, digits, output } = state;
    this.#results.hidden = output === undefined && state.calls === undefined;
    this.#output.show(state, words);
    this.#promise.show(whatIf, words, digits);
    this.#filter.hidden = count <= FEW;
    this.#filter.placeholder = words.filterInputs;
    this.#filter.setAttribute('aria-label', words.filterInputs);
    this.#cut.hidden = inputs.length === count;
    this.#cut.textContent = fill(words.shownOf, { count: inputs.length, of: count });
    this.#showMissing(state);
    this.#showRows(inputs, this.#list);
    this.#showRows(constants, this.#constantsList);
    this.#forget([...inputs, ...constants]);
    for (const input of [...inputs, ...constants]) {
      const row = this.#rows.get(input.name)!;
      row.show(input, words, output?.name, digits);
      row.mark(whatIf);
    }
    this.#constants.hidden = constants.length === 0;
    this.#constantsTitle.textContent = `${words.constants} (${constants.length})`;
    this.#foot.hidden = !state.changed;
    this.#resetAll.textContent = words.resetAll;
    this.#write.textContent = words.writeChoices;
  }

  #showRows(inputs: readonly InputState[], list: HTMLElement): void {
    const elements = inputs.map(({ name }) => {
      let row = this.#rows.get(name);
      if (row === undefined) this.#rows.set(name, (row = new InputRow(this)));
      return row.element;
    });
    arrange(list, elements);
  }

  #showMissing({ missing }: InputsState): void {
    for (const name of this.#missingRows.keys()) {
      if (!missing.some((one) => one.name === name)) this.#missingRows.delete(name);
    }
    const elements = missing.map((one) => {
      let row = this.#missingRows.get(one.name);
      if (row === undefined) this.#missingRows.set(one.name, (row = new MissingRow(this)));
      row.show(one, this.words);
      return row.element;
    });
    arrange(this.#missing, elements);
  }

  #forget(inputs: readonly InputState[]): void {
    const names = new Set(inputs.map(({ name }) => name));
    for (const name of this.#rows.keys()) if (!names.has(name)) this.#rows.delete(name);
  }

  #measure(): void {
    const columns = Math.floor((this.element.clientWidth - BESIDE) / CELL);
    const room = Math.min(Math.max(columns, 3), MOST_CELLS);
    if (room === this.#room || this.element.clientWidth === 0) return;
    this.#room = room;
    this.post({ type: 'room', columns: room });
  }

  #run(action: Extract<FromInputs, { type: 'run' }>['action'] | undefined): void {
    if (action !== undefined) this.post({ type: 'run', action });
  }
}

/** What moves, on its way to the extension. */
export function streamTo(post: (message: FromInputs) => void): Stream {
  return new Stream((turn, changes) => post({ type: 'vary', turn, changes }));
}

/** Puts elements into a list in this order, and moves none that is there already: what has the focus keeps it. */
function arrange(list: HTMLElement, elements: readonly HTMLElement[]): void {
  elements.forEach((element, i) => {
    if (list.children[i] !== element) list.insertBefore(element, list.children[i] ?? null);
  });
  while (list.children.length > elements.length) list.lastElementChild?.remove();
}
