import { makeSvg } from './html.ts';

/** Icons of 16 × 16 pixels, as paths that are stroked in the text's colour. */
export const icons = {
  gate: 'M8 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M8 6.2v3.6M6.2 8h3.6M1 8h3M12 8h3',
  named: 'M2.5 3.5h11v9h-11zM5.5 6l2.5 4M8.5 6 5 10.5M10.5 6v4',
  group: 'M2.5 2.5h8v8h-8zM5.5 13.5h8v-8',
  zoomIn: 'M8 3v10M3 8h10',
  zoomOut: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  selection: 'M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.5 3.5',
  map: 'M1.5 3.5h13v9h-13zM8 7.5h4.5v3H8z',
  thickness: 'M2 4h12M2 7.6h12v.8H2zM2 11.5h12v2H2z',
  help: 'M5.5 6a2.5 2.5 0 1 1 3.9 2c-.9.6-1.4 1-1.4 2.2M8 12.6v.4',
  export: 'M8 2v8M5 7l3 3 3-3M2.5 10.5v3h11v-3',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  previous: 'M10 3.5 5.5 8l4.5 4.5',
  next: 'M6 3.5 10.5 8 6 12.5',
  play: 'M4.5 2.8v10.4L13 8z',
  pause: 'M5 3v10M11 3v10',
  stepForward: 'M3.5 3.5 9 8l-5.5 4.5zM12.5 3.5v9',
  stepBack: 'M12.5 3.5 7 8l5.5 4.5zM3.5 3.5v9',
  toStart: 'M13.5 3.5 9 8l4.5 4.5zM8 3.5 3.5 8 8 12.5zM2.5 3.5v9',
  toEnd: 'M2.5 3.5 7 8l-4.5 4.5zM8 3.5l4.5 4.5L8 12.5zM13.5 3.5v9',
  inputs: 'M2 4.5h5M11 4.5h3M9 2.7v3.6M2 11.5h2M8 11.5h6M6 9.7v3.6',
  reset: 'M3 8a5 5 0 1 0 1.6-3.7M3 2.8v3h3',
  plot: 'M2.5 2v11.5H14M4.5 11C6 3.5 7.5 3.5 9 7s2.5 3.5 4.5-3.5',
  swap: 'M3 5.5h9.5M10 3l2.5 2.5L10 8M13 10.5H3.5M6 8l-2.5 2.5L6 13',
  more: 'M3.5 8h.1M8 8h.1M12.5 8h.1',
} as const;

export type IconName = keyof typeof icons;

export function icon(name: IconName): SVGSVGElement {
  const svg = makeSvg('svg', { class: 'gl-icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  svg.append(makeSvg('path', { d: icons[name] }));
  return svg;
}
