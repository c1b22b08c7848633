/** Arrays as heat maps: small pictures that stand by themselves, for hovers. */
import type { Sheet, Statistics } from '../core/answers.ts';
import { textWidth } from '../core/circuit/text.ts';
import { formatNumber } from '../core/format.ts';
import { statisticsOf } from '../core/statistics.ts';
import { DARK, type Ground, LEVELS, LIGHT, type Scale, scaleOf } from './scale.ts';
import { addressOf, element, escaped, PICTURE_FONT } from './svg.ts';

/** One array of a picture. */
export interface HeatMap {
  /** Absent where it stands beside the picture. */
  readonly title?: string;
  /** What a cell stands for, or what is left out: behind the title. */
  readonly note?: string;
  readonly sheet: Sheet;
  readonly figures: Statistics;
  /** From the least to the greatest; or around 0, so that signs are seen, and 0 is nothing. */
  readonly scale: 'sequential' | 'diverging';
}

const WIDTH = 220;
const HEIGHT = 144;
const GAP = 20;
const LARGEST_CELL = 18;
/** A row or a column by itself is at least so thick. */
const THICKNESS = 14;
const TITLE = 18;
const BAR = 7;
const LEGEND = 26;
const FONT = 11;

/** The maps beside one another, as SVG. */
export function renderHeatMaps(maps: readonly HeatMap[], isDark: boolean): string {
  const ground = isDark ? DARK : LIGHT;
  const drawn = maps.map((map) => drawMap(map, ground));
  const height = Math.max(...drawn.map((map) => map.height));
  const width = maps.length * (WIDTH + GAP) - GAP;
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, 'font-size': FONT },
    element(
      'g',
      { 'font-family': PICTURE_FONT, fill: ground.ink },
      ...drawn.map(({ svg }, i) => element('g', { transform: `translate(${i * (WIDTH + GAP)} 0)` }, svg)),
    ),
  );
}

/** The same as an address that can stand in Markdown. */
export function heatMapAddress(maps: readonly HeatMap[], isDark: boolean): string {
  return addressOf(renderHeatMaps(maps, isDark));
}

function drawMap(map: HeatMap, ground: Ground): { readonly svg: string; readonly height: number } {
  const { sheet, title, note } = map;
  const { rows, columns } = extent(sheet);
  // Whole pixels a cell: else some look thicker than others.
  const size = Math.floor(CELL * Math.min(WIDTH / columns, HEIGHT / rows, LARGEST_CELL / CELL)) / CELL;
  const x = Math.max(size, THICKNESS / columns);
  const y = Math.max(size, THICKNESS / rows);
  // What is seen is what the colours have to tell apart: of large arrays that are means.
  const range = statisticsOf((visit) => {
    for (let i = 0; i < sheet.cells.length; i++) visit(sheet.empty?.[i] === 1 ? null : sheet.cells[i]);
  });
  const scale = scaleOf(map.scale, range, ground);
  const heading =
    title === undefined
      ? ''
      : element('text', { y: 12, 'font-weight': 600 }, escaped(title)) +
        (note === undefined
          ? ''
          : element('text', { x: textWidth(title, FONT) + 10, y: 12, fill: ground.muted }, escaped(note)));
  const top = title === undefined ? 0 : TITLE;
  const cells = element(
    'g',
    { transform: `translate(0.5 ${top + 0.5}) scale(${fixed(x)} ${fixed(y)})`, 'shape-rendering': 'crispEdges' },
    element('g', { 'stroke-width': CELL, fill: 'none' }, ...strokes(sheet, scale)),
    element('path', { d: frames(sheet), fill: 'none', stroke: ground.muted, 'vector-effect': 'non-scaling-stroke' }),
  );
  const bottom = top + rows * y + 6;
  const legend = element(
    'g',
    { transform: `translate(0 ${fixed(bottom)})` },
    ...legendOf(map, range.numbers > 0 ? scale : undefined, ground),
  );
  return { svg: heading + cells + legend, height: Math.ceil(bottom + LEGEND) };
}

/** Places are whole numbers, which are short: a cell is two wide, so that the gap between small matrices can be one. */
const CELL = 2;

function gapOf({ tile, tiles }: Sheet): number {
  return tiles === 1 ? 0 : Math.min(...tile) < 4 ? CELL / 2 : CELL;
}

function extent(sheet: Sheet): { readonly rows: number; readonly columns: number } {
  const { tile, across, tiles } = sheet;
  const gap = gapOf(sheet);
  const down = Math.ceil(tiles / across);
  return { rows: down * (CELL * tile[0] + gap) - gap, columns: across * (CELL * tile[1] + gap) - gap };
}

/** One path a colour; neighbours in a row are one stroke. */
function strokes(sheet: Sheet, scale: Scale): string[] {
  const { tile, across, cells, empty } = sheet;
  const [rows, columns] = tile;
  const gap = gapOf(sheet);
  const paths = new Map<string, string>();
  const paintOf = (i: number) => (empty?.[i] === 1 ? undefined : scale.paint(cells[i]));
  for (let start = 0; start < cells.length; start += columns) {
    const row = start / columns;
    const t = Math.floor(row / rows);
    const left = (t % across) * (CELL * columns + gap);
    const top = Math.floor(t / across) * (CELL * rows + gap) + CELL * (row % rows) + CELL / 2;
    for (let i = 0; i < columns; ) {
      const paint = paintOf(start + i);
      let end = i + 1;
      while (end < columns && paintOf(start + end) === paint) end++;
      if (paint !== undefined)
        paths.set(paint, `${paths.get(paint) ?? ''}M${left + CELL * i},${top}h${CELL * (end - i)}`);
      i = end;
    }
  }
  return [...paths].map(([paint, d]) => `<path ${paint} d="${d}"/>`);
}

function frames(sheet: Sheet): string {
  const { tile, across, tiles } = sheet;
  const [height, width] = [CELL * tile[0], CELL * tile[1]];
  const gap = gapOf(sheet);
  let d = '';
  for (let t = 0; t < tiles; t++)
    d += `M${(t % across) * (width + gap)} ${Math.floor(t / across) * (height + gap)}h${width}v${height}h-${width}z`;
  return d;
}

/** A bar of all colours with the numbers at its ends and 0 where it is, and what is not finite. */
function legendOf({ figures }: HeatMap, scale: Scale | undefined, ground: Ground): string[] {
  const { nans, infinities } = figures;
  const parts: string[] = [];
  let room = WIDTH;
  const loud = [
    { count: nans, text: `NaN ×${nans}`, color: ground.nan },
    { count: infinities, text: `±∞ ×${infinities}`, color: ground.infinite },
  ].filter(({ count }) => count > 0);
  for (const { text, color } of loud) {
    room -= textWidth(text, FONT) + 24;
    parts.push(
      element('rect', { x: room + 4, y: 0, width: BAR, height: BAR, fill: color }),
      element('text', { x: room + 14, y: BAR + 1 }, escaped(text)),
    );
  }
  if (scale === undefined) return parts;
  const { from, to, paint } = scale;
  const width = Math.min(room - 8, LARGEST_CELL * 9);
  const steps = from === to ? 1 : LEVELS;
  for (let i = 0; i < steps; i++) {
    const part = (i + 0.5) / steps;
    const color = paint(from * (1 - part) + to * part);
    const left = (width * i) / steps;
    const d = `M${fixed(left)} ${BAR / 2}h${fixed(width / steps + 0.3)}`;
    if (color !== undefined) parts.push(`<path ${color} d="${d}" stroke-width="${BAR}"/>`);
  }
  const under = BAR + 14;
  const label = (x: number, at: number, anchor: string) =>
    element('text', { x: fixed(at), y: under, 'text-anchor': anchor }, escaped(formatNumber(x)));
  parts.push(element('rect', { width, height: BAR, fill: 'none', stroke: ground.muted, 'stroke-width': 0.5 }));
  parts.push(label(from, 0, 'start'));
  if (from === to) return parts;
  parts.push(label(to, width, 'end'));
  const zero = (width * -from) / (to - from);
  if (zero > textWidth(formatNumber(from), FONT) + 8 && width - zero > textWidth(formatNumber(to), FONT) + 8) {
    parts.push(element('path', { d: `M${fixed(zero)} 0v${BAR + 3}`, stroke: ground.ink }), label(0, zero, 'middle'));
  }
  return parts;
}

function fixed(x: number): string {
  return String(Math.round(1000 * x) / 1000);
}
