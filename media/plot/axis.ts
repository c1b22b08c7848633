import { elementAt, indexText } from '../../core/elements.ts';
import { formatExact } from '../../core/format.ts';
import { make } from '../html.ts';
import { icon } from '../icons.ts';
import { numberIn } from '../inputs/steps.ts';
import { fill, type Words } from '../words.ts';
import type { PlotAxis, PlotState, ShownAxis } from './protocol.ts';

/** An axis to choose: the input, which of its elements, the range. */
export class AxisChooser {
  readonly element = make('div', 'gl-plot-axis');
  readonly #word = make('span', 'gl-plot-word');
  readonly #select = make('select', 'gl-plot-select');
  readonly #index = field('gl-plot-index');
  readonly #range = make('span', 'gl-plot-range');
  readonly #from = field('gl-plot-end');
  readonly #to = field('gl-plot-end');
  readonly #reset = make('button', 'gl-button');
  #inputs: PlotState['inputs'] = [];
  #shown: ShownAxis | undefined;

  /**
   * @param isOptional nothing may be chosen
   * @param change undefined: nothing is
   */
  constructor(
    private readonly isOptional: boolean,
    private readonly change: (axis: PlotAxis | undefined) => void,
  ) {
    this.#reset.type = 'button';
    this.#reset.append(icon('reset'));
    this.#range.append(this.#from, make('span', 'gl-plot-word', '…'), this.#to, this.#reset);
    this.element.append(this.#word, this.#select, this.#index, this.#range);
    this.#select.addEventListener('change', () => this.#choose(this.#select.value));
    this.#index.addEventListener('change', () => this.#chooseElement());
    for (const end of [this.#from, this.#to]) end.addEventListener('change', () => this.#chooseRange());
    this.#reset.addEventListener('click', () => this.#tell({ range: undefined }));
  }

  /** @param taken the other axis, which is not offered again if it is a number */
  show(state: PlotState, axis: ShownAxis | undefined, taken: ShownAxis | undefined, words: Words): void {
    this.#shown = axis;
    this.#inputs = state.inputs.filter(({ name, shape }) => name !== taken?.name || shape.length > 0);
    this.#word.textContent = this.isOptional ? words.plotAnd : words.plotAlong;
    this.#fill(axis?.name ?? '', words);
    const label = (element: HTMLElement, word: keyof Words) =>
      element.setAttribute('aria-label', fill(words[word], { name: axis?.name ?? '' }));
    label(this.#select, this.isOptional ? 'plotSecond' : 'plotInput');
    label(this.#index, 'plotIndex');
    label(this.#from, 'plotFrom');
    label(this.#to, 'plotTo');
    label(this.#reset, 'plotReset');
    this.#reset.title = words.plotReset;
    this.#range.hidden = axis === undefined;
    const shape = this.#shape;
    this.#index.hidden = axis?.element === undefined || shape === undefined;
    if (axis === undefined) return;
    write(this.#from, formatExact(axis.range.from));
    write(this.#to, formatExact(axis.range.to));
    if (axis.element !== undefined && shape !== undefined) write(this.#index, indexText(axis.element, shape));
  }

  focus(): void {
    this.#select.focus();
  }

  get #shape(): readonly number[] | undefined {
    return this.#inputs.find(({ name }) => name === this.#shown?.name)?.shape;
  }

  #fill(chosen: string, words: Words): void {
    const names = this.#inputs.map(({ name }) => name);
    const key = [...names, words.plotNone].join('\n');
    if (this.#select.dataset.key !== key) {
      const option = (value: string, text = value) => {
        const made = make('option', '', text);
        made.value = value;
        return made;
      };
      const none = this.isOptional ? [option('', words.plotNone)] : [];
      this.#select.replaceChildren(...none, ...names.map((name) => option(name)));
      this.#select.dataset.key = key;
    }
    this.#select.value = chosen;
  }

  #choose(name: string): void {
    const input = this.#inputs.find((one) => one.name === name);
    this.change(input && { name, element: input.shape.length === 0 ? undefined : 0 });
  }

  #chooseElement(): void {
    const shape = this.#shape ?? [];
    const indexes = this.#index.value.match(/\d+/g)?.map(Number) ?? [];
    const element = elementAt(indexes, shape);
    this.#index.setAttribute('aria-invalid', String(element === undefined));
    if (element !== undefined) this.#tell({ element, range: undefined });
  }

  #chooseRange(): void {
    const [from, to] = [numberIn(this.#from.value), numberIn(this.#to.value)];
    const isRange = from !== undefined && to !== undefined && from < to;
    for (const end of [this.#from, this.#to]) end.setAttribute('aria-invalid', String(!isRange));
    if (isRange) this.#tell({ range: { from, to } });
  }

  #tell(part: Partial<PlotAxis>): void {
    if (this.#shown !== undefined) this.change({ ...this.#shown, ...part });
  }
}

function field(name: string): HTMLInputElement {
  const made = make('input', `gl-plot-field ${name}`);
  made.spellcheck = false;
  made.autocomplete = 'off';
  return made;
}

/** Not while somebody writes. */
function write(input: HTMLInputElement, text: string): void {
  if (document.activeElement === input && input.getAttribute('aria-invalid') === 'true') return;
  if (input.value !== text && document.activeElement !== input) input.value = text;
  if (document.activeElement !== input) input.setAttribute('aria-invalid', 'false');
}
