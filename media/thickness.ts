import { formatNumber, GRADIENT_MARK } from '../core/format.ts';
import { make, makeSvg } from './html.ts';
import type { Memory } from './memory.ts';
import type { Page } from './page.ts';
import { TINTED } from './render.ts';
import type { Stage } from './stage.ts';
import { gradientRange, LEVELS, strength, thickness } from './tint.ts';

const STEP = 11;

/** Shows on demand how large the gradients are: by the thickness of the wires, with a scale beside the picture. */
export class Thickness {
  readonly #button: HTMLButtonElement;
  readonly #scale = make('div', 'gl-scale');

  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
    private readonly memory: Memory,
  ) {
    this.#scale.setAttribute('role', 'img');
    page.view.append(this.#scale);
    this.#button = page.bar.button('thickness', 'thickness', 't');
    page.bar.right.prepend(this.#button);
    this.#button.addEventListener('click', () => this.#turn());
    page.keys.add({
      keys: ['t'],
      word: 'thickness',
      run: () => {
        this.#turn();
        return true;
      },
    });
    stage.shown.listen(() => this.#show());
    this.#show();
  }

  #turn(): void {
    this.memory.keep({ tinted: !this.memory.kept.tinted });
    this.#show();
  }

  #show(): void {
    const { tinted } = this.memory.kept;
    const { picture, words } = this.stage;
    const range = picture && gradientRange(picture.circuit);
    this.page.view.classList.toggle(TINTED, tinted);
    this.#button.setAttribute('aria-pressed', String(tinted));
    this.#scale.hidden = !tinted || range === undefined;
    if (range === undefined) return;
    const least = `${GRADIENT_MARK} ${range.isCut ? '≤ ' : ''}${formatNumber(range.least)}`;
    const most = `${GRADIENT_MARK} ${formatNumber(range.most)}`;
    this.#scale.setAttribute('aria-label', `${words.thicknessScale}: ${least} – ${most}`);
    if (range.least === range.most) this.#scale.replaceChildren(make('span', '', most));
    else this.#scale.replaceChildren(make('span', '', least), wedge(), make('span', '', most));
  }
}

/** As the wires are, from the thinnest to the thickest. */
function wedge(): SVGSVGElement {
  const height = thickness(LEVELS);
  const svg = makeSvg('svg', { width: LEVELS * STEP, height, 'aria-hidden': 'true' });
  for (let level = 1; level <= LEVELS; level++) {
    const size = { x: (level - 1) * STEP, y: (height - thickness(level)) / 2, width: STEP, height: thickness(level) };
    svg.append(makeSvg('rect', { ...size, 'fill-opacity': strength(level) }));
  }
  return svg;
}
