import { make, makeSvg } from './html.ts';
import type { Transform } from './viewport.ts';

/** Milliseconds after which a zoom is over. */
const REST = 140;
/** What is magnified more than this looks too coarse to wait for the end, what is reduced more shows too much around. */
const MOST = 2;

/**
 * Shows the picture as it is looked at. To lay out the text of hundreds of gates in another size takes longer than a
 * frame lasts: while somebody zooms, the picture is magnified as it was drawn; it is drawn in the new size after that.
 */
export class Lens {
  /** The picture, and what lies above it. */
  readonly element = make('div', 'gl-lens');
  /** In the coordinates of the picture. */
  readonly over = makeSvg('g', {});
  readonly #sheet = makeSvg('svg', { class: 'gl-circuit gl-over', 'aria-hidden': 'true' });
  #scene: Element | null = null;
  #drawn: Transform = { x: 0, y: 0, scale: 1 };
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#sheet.append(this.over);
  }

  hold(svg: SVGSVGElement): void {
    this.#scene = svg.querySelector('.gl-scene');
    this.element.replaceChildren(svg, this.#sheet);
    this.#draw(this.#drawn);
  }

  /** @param isMoving more of it comes at once */
  look(transform: Transform, isMoving: boolean): void {
    const ratio = transform.scale / this.#drawn.scale;
    if (!isMoving || ratio === 1 || ratio > MOST || ratio < 1 / MOST) {
      this.#draw(transform);
      return;
    }
    const x = transform.x - ratio * this.#drawn.x;
    const y = transform.y - ratio * this.#drawn.y;
    this.element.classList.add('gl-magnified');
    this.element.style.transform = `translate(${x}px, ${y}px) scale(${ratio})`;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#draw(transform), REST);
  }

  #draw(transform: Transform): void {
    clearTimeout(this.#rest);
    this.#drawn = transform;
    this.element.classList.remove('gl-magnified');
    this.element.style.transform = '';
    const { x, y, scale } = transform;
    for (const part of [this.#scene, this.over]) {
      part?.setAttribute('transform', `translate(${x} ${y}) scale(${scale})`);
    }
  }
}
