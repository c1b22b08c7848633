import type { Stage } from './stage.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

const DELAY = 80;

/** Lights up the code of one gate: of the one that is pointed at or has the focus, else of the one that is held. */
export class Lamp {
  #pointed: Span | undefined;
  #held: Span | undefined;
  #lit: Span | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param light without a span, nothing is lit any more */
  constructor(
    private readonly stage: Stage,
    private readonly light: (span: Span | undefined) => void,
  ) {
    const { element } = stage;
    element.addEventListener('pointerover', ({ target, pointerType }) => {
      if (pointerType !== 'touch') this.#pointSoon(this.#spanAt(target));
    });
    element.addEventListener('pointerleave', () => this.#pointSoon(undefined));
    element.addEventListener('focusin', ({ target }) => {
      if (target instanceof Element && target.matches(':focus-visible')) this.#point(this.#spanAt(target));
    });
    element.addEventListener('focusout', () => this.#point(undefined));
    stage.shown.listen(() => this.#point(undefined));
  }

  /** Keeps a span lit, as for the present step; undefined: none. */
  hold(span: Span | undefined): void {
    this.#held = span;
    this.#update();
  }

  /** A pointer on its way over the picture lights nothing. */
  #pointSoon(span: Span | undefined): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#point(span), DELAY);
  }

  #point(span: Span | undefined): void {
    clearTimeout(this.#timer);
    this.#pointed = span;
    this.#update();
  }

  #update(): void {
    const span = this.#pointed ?? this.#held;
    if (span?.start === this.#lit?.start && span?.end === this.#lit?.end) return;
    this.#lit = span;
    this.light(span);
  }

  #spanAt(target: EventTarget | null): Span | undefined {
    const gate = target instanceof Element ? target.closest('[data-gate]')?.getAttribute('data-gate') : undefined;
    return gate ? this.stage.picture?.circuit.gates[Number(gate)]?.span : undefined;
  }
}
