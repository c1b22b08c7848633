import type { Frame } from '../core/circuit/places.ts';
import { isLoud } from '../core/statistics.ts';
import { make, makeSvg } from './html.ts';
import type { Memory } from './memory.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';
import { isWhole } from './viewport.ts';

const MOST = { width: 200, height: 120 };
/** Of the panel. */
const SHARE = 0.4;
/** A mark that is thinner is not seen, and not to be taken hold of. */
const LEAST = 6;
/** From the map to the panel's edges, and as much on the other side. */
const AROUND = 30;

/** An overview of the picture, when it is larger than the panel: shows what is in sight, and takes one elsewhere. */
export class Minimap {
  readonly #element = make('div', 'gl-map');
  readonly #svg = makeSvg('svg', { 'aria-hidden': 'true' });
  readonly #boxes = makeSvg('path', { class: 'gl-map-box' });
  readonly #gates = makeSvg('path', { class: 'gl-map-gate' });
  readonly #loud = makeSvg('path', { class: 'gl-map-loud' });
  readonly #sight = makeSvg('rect', { class: 'gl-map-sight', rx: 2, 'vector-effect': 'non-scaling-stroke' });
  readonly #button: HTMLButtonElement;
  /** Pixels of the map a pixel of the picture. */
  #scale = 1;

  constructor(
    page: Page,
    private readonly stage: Stage,
    private readonly memory: Memory,
  ) {
    this.#svg.append(this.#boxes, this.#gates, this.#loud, this.#sight);
    this.#element.append(this.#svg);
    page.view.append(this.#element);
    this.#button = page.bar.button('map', 'map', 'm');
    this.#button.classList.add('gl-spare');
    page.bar.right.append(this.#button);
    this.#button.addEventListener('click', () => this.#turn());
    page.keys.add({
      keys: ['m'],
      word: 'map',
      run: () => {
        this.#turn();
        return true;
      },
    });
    stage.shown.listen(() => this.#draw());
    stage.settled.listen(() => this.#mark());
    this.#listen();
    this.#draw();
  }

  #turn(): void {
    this.memory.keep({ overview: !this.memory.kept.overview });
    this.#mark();
  }

  #draw(): void {
    const { picture } = this.stage;
    if (picture !== undefined) {
      const { gates, boxes, width, height } = picture.places;
      const loud = picture.circuit.gates.map(({ value, gradient }) => isLoud(value) || isLoud(gradient));
      this.#svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
      this.#boxes.setAttribute('d', boxes.map(outline).join(''));
      this.#gates.setAttribute('d', gates.map((frame, g) => (loud[g] ? '' : outline(frame))).join(''));
      this.#loud.setAttribute('d', gates.map((frame, g) => (loud[g] ? outline(frame) : '')).join(''));
    }
    this.#mark();
  }

  /** Marks what is in sight. */
  #mark(): void {
    const { picture, extent, transform } = this.stage;
    const { overview } = this.memory.kept;
    this.#button.setAttribute('aria-pressed', String(overview));
    const isShown = overview && picture !== undefined && !isWhole(picture.places, extent, transform);
    this.#element.hidden = !isShown;
    this.stage.corner = undefined;
    if (!isShown) return;
    const { width, height } = picture.places;
    const most = {
      width: Math.min(MOST.width, SHARE * extent.width),
      height: Math.min(MOST.height, SHARE * extent.height),
    };
    const scale = Math.min(most.width / width, most.height / height);
    if (scale !== this.#scale) {
      this.#scale = scale;
      this.#svg.setAttribute('width', String(scale * width));
      this.#svg.setAttribute('height', String(scale * height));
    }
    this.stage.corner = { width: scale * width + AROUND, height: scale * height + AROUND };
    const from = (start: number, length: number, all: number) => {
      const least = LEAST / scale;
      const begin = Math.min(Math.max(start, 0), Math.max(all - least, 0));
      const end = Math.min(Math.max(start + length, begin + least), Math.max(all, begin + least));
      return { begin, size: end - begin };
    };
    const across = from(-transform.x / transform.scale, extent.width / transform.scale, width);
    const down = from(-transform.y / transform.scale, extent.height / transform.scale, height);
    this.#sight.setAttribute('x', String(across.begin));
    this.#sight.setAttribute('y', String(down.begin));
    this.#sight.setAttribute('width', String(across.size));
    this.#sight.setAttribute('height', String(down.size));
  }

  #listen(): void {
    const svg = this.#svg;
    const go = ({ clientX, clientY }: PointerEvent) => {
      const { left, top } = svg.getBoundingClientRect();
      const { extent, transform } = this.stage;
      const { scale } = transform;
      const x = extent.width / 2 - (scale * (clientX - left)) / this.#scale;
      const y = extent.height / 2 - (scale * (clientY - top)) / this.#scale;
      this.stage.moveTo({ x, y, scale });
    };
    svg.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      svg.setPointerCapture(event.pointerId);
      go(event);
    });
    svg.addEventListener('pointermove', (event) => {
      if (svg.hasPointerCapture(event.pointerId)) go(event);
    });
  }
}

function outline({ x, y, width, height }: Frame): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}
