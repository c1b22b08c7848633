import { explainGate } from './explain.ts';
import { gateAt } from './gestures.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';

const DELAY = 120;

/** Explains the gate that is pointed at or has the focus. */
export class Tips {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
  ) {
    const { element } = stage;
    element.addEventListener('focusin', (event) => {
      const gate = gateAt(event.target);
      if (gate !== undefined) this.#show(gate);
    });
    element.addEventListener('focusout', () => page.hideTip());
    element.addEventListener('pointerover', (event) => this.#showSoon(gateAt(event.target)));
    element.addEventListener('pointerleave', () => this.#showSoon(undefined));
    stage.settled.listen(() => page.hideTip());
    stage.shown.listen(() => page.hideTip());
  }

  #showSoon(gate: number | undefined): void {
    clearTimeout(this.#timer);
    if (gate === undefined) this.page.hideTip();
    else this.#timer = setTimeout(() => this.#show(gate), DELAY);
  }

  #show(gate: number): void {
    const { picture, words } = this.stage;
    const element = this.stage.gate(gate);
    if (picture === undefined || element === null) return;
    this.page.showTip(explainGate(picture.circuit, gate, words), words, element.getBoundingClientRect());
  }
}
