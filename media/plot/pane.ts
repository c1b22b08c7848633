import type { Memory } from '../memory.ts';
import type { Page } from '../page.ts';
import type { Stage } from '../stage.ts';
import type { FromPlot, PlotAxis, ToPlot } from './protocol.ts';
import { PlotView } from './view.ts';

/** The plot in the circuit panel, beside the picture or below it. It is there until it is closed. */
export class PlotPane {
  readonly #view: PlotView;
  readonly #button: HTMLButtonElement;

  constructor(
    page: Page,
    private readonly stage: Stage,
    private readonly memory: Memory,
    private readonly post: (message: FromPlot) => void,
  ) {
    this.#view = new PlotView(() => stage.words, post, {
      axes: (plot) => memory.keep({ plot }),
      close: () => this.close(),
    });
    page.main.append(this.#view.element);
    this.#button = page.bar.button('plot', 'togglePlot', 'x');
    this.#button.addEventListener('click', () => this.#toggle());
    page.bar.right.prepend(this.#button);
    page.keys.add({ keys: ['x'], word: 'togglePlot', run: () => this.#toggle() });
    this.#show();
    if (memory.kept.plot !== undefined) this.#view.ask(memory.kept.plot);
  }

  receive(message: ToPlot): void {
    if (message.type === 'open') this.open(message.axes);
    else this.#view.show(message.state);
  }

  /** Along these inputs; what `gradlens.plot` does, and the plot's button of an input. */
  open(axes: readonly PlotAxis[]): void {
    this.memory.keep({ plot: axes });
    this.#show();
    this.#view.ask(axes);
    this.#view.focus();
  }

  close(): void {
    const hadFocus = this.#view.element.contains(document.activeElement);
    this.memory.keep({ plot: undefined });
    this.#show();
    this.post({ type: 'close' });
    if (hadFocus) (this.stage.gate(this.stage.current) ?? this.#button).focus({ preventScroll: true });
  }

  #toggle(): boolean {
    if (this.memory.kept.plot === undefined) this.open([]);
    else this.close();
    return true;
  }

  #show(): void {
    const isOpen = this.memory.kept.plot !== undefined;
    this.#view.element.hidden = !isOpen;
    this.#button.setAttribute('aria-pressed', String(isOpen));
  }
}
