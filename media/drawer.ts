import { type FromInputs, isToInputs } from './inputs/protocol.ts';
import type { Stream } from './inputs/stream.ts';
import { InputsView } from './inputs/view.ts';
import type { Memory } from './memory.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';
import { named } from './turn.ts';

/** The list of inputs beside the picture, or below it. It is there until it is closed. */
export class Drawer {
  readonly #view: InputsView;
  readonly #button: HTMLButtonElement;

  constructor(
    page: Page,
    private readonly stage: Stage,
    private readonly memory: Memory,
    private readonly post: (message: FromInputs) => void,
    stream: Stream,
  ) {
    this.#view = new InputsView(post, stream);
    this.#view.element.classList.add('gl-drawer');
    this.#view.element.setAttribute('role', 'complementary');
    page.main.append(this.#view.element);
    this.#button = page.bar.button('inputs', 'toggleInputs', 'i');
    this.#button.addEventListener('click', () => this.#toggle());
    page.bar.right.prepend(this.#button);
    page.keys.add({ keys: ['i'], word: 'toggleInputs', run: () => this.#toggle() });
    this.#view.element.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) this.#toggle();
    });
    this.#show();
  }

  receive(message: unknown): void {
    if (isToInputs(message)) this.#view.receive(message);
  }

  #toggle(): boolean {
    const hadFocus = this.#view.element.contains(document.activeElement);
    this.memory.keep({ drawer: !this.memory.kept.drawer });
    this.#show();
    if (this.memory.kept.drawer) this.#view.focus(this.#atHand());
    else if (hadFocus) (this.stage.gate(this.stage.current) ?? this.#button).focus({ preventScroll: true });
    return true;
  }

  /** The input whose gate has the focus. */
  #atHand(): string | undefined {
    const gate = this.stage.picture?.circuit.gates[this.stage.current];
    return gate?.kind === 'input' ? named(gate.label).name : undefined;
  }

  #show(): void {
    const isOpen = this.memory.kept.drawer;
    this.#view.element.hidden = !isOpen;
    this.#button.setAttribute('aria-pressed', String(isOpen));
    this.post({ type: isOpen ? 'ready' : 'leave' });
  }
}
