import type { Transform } from './viewport.ts';

/** Milliseconds that a movement takes. */
export const DURATION = 200;

/** No movement for those who do not want to see any. */
export function isStill(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Where one looks from: goes to another place at once, or glides. */
export class Camera {
  #transform: Transform = { x: 0, y: 0, scale: 1 };
  #frame = 0;

  /** @param place puts the picture there; it may be that more movement comes at once */
  constructor(private readonly place: (transform: Transform, isMoving: boolean) => void) {}

  get transform(): Transform {
    return this.#transform;
  }

  set(transform: Transform, isMoving = false): void {
    cancelAnimationFrame(this.#frame);
    this.#transform = transform;
    this.place(transform, isMoving);
  }

  glide(to: Transform): void {
    if (isStill()) {
      this.set(to);
      return;
    }
    cancelAnimationFrame(this.#frame);
    const from = this.#transform;
    let start: number | undefined;
    const step = (now: number) => {
      start ??= now;
      const part = Math.min((now - start) / DURATION, 1);
      this.#transform = part === 1 ? to : between(from, to, 1 - (1 - part) ** 3);
      this.place(this.#transform, part < 1);
      if (part < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }
}

/** Scales change by factors; what keeps its place in the panel while it grows keeps it all the way. */
export function between(from: Transform, to: Transform, part: number): Transform {
  const scale = from.scale * (to.scale / from.scale) ** part;
  const way = to.scale === from.scale ? part : (scale - from.scale) / (to.scale - from.scale);
  return { x: from.x + way * (to.x - from.x), y: from.y + way * (to.y - from.y), scale };
}
