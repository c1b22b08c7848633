import type { ArrayLook, Sheet } from '../core/answers.ts';
import { shapeText } from '../core/circuit/cells.ts';
import type { Circuit, Wire } from '../core/circuit/circuit.ts';
import { nameOn, tagName } from '../core/circuit/circuit.ts';
import type { Close, Detail } from '../core/circuit/detail.ts';
import { formatNumber, GRADIENT_MARK } from '../core/format.ts';
import { type HeatMap, renderHeatMaps } from './heatmap.ts';
import { make } from './html.ts';
import { icon } from './icons.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';
import { fill, type Words } from './words.ts';

const GAP = 8;
const DRAG_FROM = 4;
/** The element that a screen reader reads when the dialog opens. */
const PARTS = 'gl-detail-parts';

/**
 * Looks closely at what a wire carries: all digits of a number, an array and its gradient as pictures side by side. It
 * stays open, and follows the code, until it is closed.
 */
export class DetailView {
  readonly #dialog = make('dialog', 'gl-detail');
  #entry: number | undefined;
  #shown: Detail | undefined;

  constructor(
    page: Page,
    private readonly stage: Stage,
    private readonly ask: (entry: number) => void,
  ) {
    page.view.append(this.#dialog);
    page.keys.add({ keys: ['h'], word: 'lookClosely', run: () => this.#openAt(stage.current) });
    this.#dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' || event.key === 'h') this.#close();
      event.stopPropagation();
    });
    this.#listen(stage.element);
    stage.shown.listen(() => this.#follow());
    // The colours of pictures are for light or dark ground.
    new MutationObserver(() => this.#draw()).observe(page.body, { attributeFilter: ['class'] });
  }

  show(detail: Detail): void {
    if (detail.entry !== this.#entry) return;
    const isNew = this.#shown === undefined;
    this.#shown = detail;
    this.#draw();
    if (!isNew) return;
    this.#dialog.show();
    this.#place();
  }

  #listen(element: HTMLElement): void {
    let start: { readonly x: number; readonly y: number } | undefined;
    element.addEventListener('pointerdown', ({ clientX, clientY }) => {
      start = { x: clientX, y: clientY };
    });
    element.addEventListener('click', ({ target, clientX, clientY }) => {
      const isDrag = start !== undefined && Math.hypot(clientX - start.x, clientY - start.y) >= DRAG_FROM;
      const wire = cellAt(target);
      if (!isDrag && wire !== undefined) this.#open(this.#circuit?.wires[wire]);
    });
    element.addEventListener('dblclick', (event) => {
      if (cellAt(event.target) !== undefined) event.stopImmediatePropagation();
    });
  }

  get #circuit(): Circuit | undefined {
    return this.stage.picture?.circuit;
  }

  /** @returns false if there is nothing to look at */
  #openAt(gate: number): boolean {
    const wire = this.#circuit?.wires.find(({ from, count }) => from === gate && count === 1);
    this.#open(wire);
    return wire !== undefined;
  }

  #open(wire: Wire | undefined): void {
    if (wire === undefined || wire.count > 1) return;
    if (wire.entry === this.#entry) {
      this.#close();
      return;
    }
    this.#entry = wire.entry;
    this.#shown = undefined;
    this.#dialog.close();
    this.ask(wire.entry);
  }

  #close(): void {
    const gate = this.#wire?.from;
    this.#entry = undefined;
    this.#shown = undefined;
    this.#dialog.close();
    if (gate !== undefined) this.stage.gate(gate)?.focus({ preventScroll: true });
  }

  /** The wire that carries it, in whatever picture there is now. */
  get #wire(): Wire | undefined {
    return this.#circuit?.wires.find(({ entry, count }) => entry === this.#entry && count === 1);
  }

  /** Another picture: the numbers may be others, or what was looked at may be gone. */
  #follow(): void {
    if (this.#entry === undefined) return;
    if (this.#wire === undefined) this.#close();
    else this.ask(this.#entry);
  }

  #draw(): void {
    const circuit = this.#circuit;
    const wire = this.#wire;
    if (this.#shown === undefined || circuit === undefined || wire === undefined) return;
    const { words } = this.stage;
    const title = nameOn(wire) ?? wire.name ?? tagName(circuit, wire);
    const close = make('button', 'gl-button');
    close.type = 'button';
    close.append(icon('close'));
    close.setAttribute('aria-label', words.close);
    close.addEventListener('click', () => this.#close());
    const hadFocus = this.#dialog.contains(document.activeElement);
    this.#dialog.setAttribute('aria-label', title);
    this.#dialog.setAttribute('aria-describedby', PARTS);
    this.#dialog.replaceChildren(...contents(this.#shown, title, close, words));
    if (hadFocus) close.focus();
  }

  /** Below the numbers or above them, so that these are seen. */
  #place(): void {
    const circuit = this.#circuit;
    const wire = this.#wire;
    const box = wire && this.stage.picture?.places.wires[circuit!.wires.indexOf(wire)].stem;
    if (box === undefined) return;
    const { x, y, scale } = this.stage.transform;
    const { width, height } = this.#dialog.getBoundingClientRect();
    const { extent } = this.stage;
    const left = x + scale * (box.x + box.width / 2) - width / 2;
    const bottom = y + scale * (box.y + box.height) + GAP;
    const above = y + scale * box.y - GAP - height;
    const top = bottom + height <= extent.height || above < 0 ? bottom : above;
    this.#dialog.style.left = `${Math.max(Math.min(left, extent.width - width - GAP), GAP)}px`;
    this.#dialog.style.top = `${Math.max(Math.min(top, extent.height - height - GAP), GAP)}px`;
  }
}

function contents(detail: Detail, title: string, close: HTMLElement, words: Words): HTMLElement[] {
  const { shape, dtype, value, gradient } = detail;
  const head = make('div', 'gl-detail-head');
  head.append(make('span', 'gl-detail-title', title));
  if (shape.length > 0) head.append(make('span', 'gl-tip-muted', `${shapeText({ shape })} · ${dtype}`));
  head.append(close);
  const parts = make('div', 'gl-detail-parts');
  parts.id = PARTS;
  parts.append(part(value, 'value', words.value, words));
  if (gradient !== undefined) parts.append(part(gradient, 'gradient', `${GRADIENT_MARK} ${words.gradient}`, words));
  else parts.append(make('div', 'gl-tip-note', words.noGradient));
  return [head, parts];
}

function part({ text, look }: Close, kind: 'value' | 'gradient', title: string, words: Words): HTMLElement {
  const element = make('section', `gl-detail-part gl-detail-${kind}`);
  element.append(make('h3', `gl-tip-${kind}`, title));
  const note = look?.sheet && sheetNote(look.sheet, kind, words);
  if (note !== undefined) element.firstElementChild?.append(make('span', 'gl-tip-muted', ` ${note}`));
  if (look?.sheet === undefined) element.append(make('pre', `gl-tip-${kind}`, text));
  else element.append(picture(look, look.sheet, kind));
  if (look !== undefined && look.figures.numbers > 0) element.append(statistics(look, words));
  return element;
}

function picture(look: ArrayLook, sheet: Sheet, kind: 'value' | 'gradient'): Element {
  const scale = kind === 'value' ? 'sequential' : 'diverging';
  const map: HeatMap = { sheet, figures: look.figures, scale };
  const { classList } = document.body;
  const isDark = !classList.contains('vscode-light') && !classList.contains('vscode-high-contrast-light');
  const { documentElement } = new DOMParser().parseFromString(renderHeatMaps([map], isDark), 'image/svg+xml');
  documentElement.setAttribute('aria-hidden', 'true');
  return document.importNode(documentElement, true);
}

/** What a cell stands for, and what there is no room for. */
function sheetNote({ block, tiles, of }: Sheet, kind: 'value' | 'gradient', words: Words): string | undefined {
  const [rows, columns] = block;
  if (tiles < of) return fill(words.someMatrices, { count: tiles, of });
  if (rows * columns === 1) return undefined;
  return fill(kind === 'gradient' ? words.eachGreatest : words.eachMean, { rows, columns });
}

function statistics({ figures }: ArrayLook, words: Words): HTMLElement {
  const { least, mean, most, norm } = figures;
  const list = make('dl', 'gl-detail-figures');
  for (const [name, x] of [
    [words.least, least],
    [words.mean, mean],
    [words.most, most],
    [words.norm, norm],
  ] as const) {
    const item = make('div', '');
    item.append(make('dt', 'gl-tip-muted', name), make('dd', '', formatNumber(x)));
    list.append(item);
  }
  return list;
}

/** The wire whose numbers are there. */
function cellAt(target: EventTarget | null): number | undefined {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null;
  return cell === null ? undefined : Number(cell.getAttribute('data-cell'));
}
