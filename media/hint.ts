import type { Hint, HintAction } from './protocol.ts';
import { Signal } from './signal.ts';

/** What stands in the empty panel: a sentence, and the button of what can be done. */
export class HintView {
  readonly pressed = new Signal<HintAction>();
  readonly element = document.createElement('div');
  readonly #text = document.createElement('p');
  readonly #button = document.createElement('button');
  #action: HintAction | undefined;

  constructor() {
    this.element.className = 'gl-hint';
    this.#button.className = 'gl-hint-action';
    this.#button.type = 'button';
    this.#text.setAttribute('role', 'status');
    this.element.append(this.#text, this.#button);
    this.#button.addEventListener('click', () => {
      if (this.#action !== undefined) this.pressed.tell(this.#action);
    });
    this.show(undefined);
  }

  show(hint: Hint | undefined): void {
    this.element.hidden = hint === undefined;
    this.#action = hint?.action;
    this.#text.textContent = hint?.text ?? '';
    this.#button.textContent = hint?.label ?? '';
  }
}
