import { make } from '../html.ts';
import { fill, type Words } from '../words.ts';
import type { InputsAction, InputsState } from './protocol.ts';

/** On top: the output with its value, what its sweep starts from, and the call that gives the arguments. */
export class OutputHead {
  readonly element = make('header', 'gl-in-output');
  readonly #name = make('button', 'gl-in-out-name');
  readonly #value = make('output', 'gl-in-out-value');
  readonly #seed = make('button', 'gl-in-chip');
  readonly #call = make('button', 'gl-in-chip');

  constructor(run: (action: InputsAction) => void) {
    for (const [button, action] of [
      [this.#name, 'chooseOutput'],
      [this.#seed, 'chooseUpstream'],
      [this.#call, 'chooseCall'],
    ] as const) {
      button.type = 'button';
      button.addEventListener('click', () => run(action));
    }
    const line = make('div', 'gl-in-out');
    line.append(this.#name, make('span', 'gl-in-equals', '='), this.#value);
    const chips = make('div', 'gl-in-chips');
    chips.append(this.#seed, this.#call);
    this.#value.setAttribute('aria-live', 'off');
    this.element.append(line, chips);
  }

  show({ output, calls }: InputsState, words: Words): void {
    this.#name.parentElement!.hidden = output === undefined;
    this.#name.textContent = output?.name ?? '';
    this.#name.title = words.chooseOutput;
    this.#name.disabled = output?.others !== true;
    if (this.#value.textContent !== (output?.value ?? '')) this.#value.textContent = output?.value ?? '';
    this.#value.title = output?.value ?? '';
    const seeded = output !== undefined && (output.isArray || output.seed !== '1');
    this.#seed.hidden = !seeded;
    this.#seed.textContent = `${words.upstreamSeed}: ${output?.seed ?? ''}`;
    this.#seed.title = words.chooseUpstream;
    this.#call.hidden = calls === undefined;
    if (calls === undefined) return;
    const { at, of, text } = calls;
    this.#call.textContent = at === 0 ? fill(words.callNone, { of }) : `${fill(words.call, { at, of })} · ${text}`;
    this.#call.title = words.chooseCall;
  }
}
