/**
 * How a circuit looks. The rules know roles only; the colours of the roles come from the editor's theme in the panel
 * and from one of the themes below in an exported picture.
 */
import { FONT } from '../core/circuit/text.ts';
import { LEVELS, strength, thickness } from './tint.ts';

export type ThemeName = 'light' | 'dark' | 'contrast';

const roles = {
  background: ['#ffffff', '#1e1e1e', '#000000'],
  foreground: ['#1f2328', '#e4e6eb', '#ffffff'],
  muted: ['#6b7480', '#9aa3af', '#d4d4d4'],
  wire: ['#98a2ae', '#6f7a87', '#ffffff'],
  'gate-fill': ['#ffffff', '#2a2d33', '#000000'],
  'gate-stroke': ['#4b5563', '#aab3bf', '#ffffff'],
  'input-fill': ['#eaf2fd', '#1f3147', '#000000'],
  'input-stroke': ['#6ea3e0', '#4f86c6', '#6fc3df'],
  'box-fill': ['#f4f6f9', '#25282d', '#000000'],
  'box-stroke': ['#cdd5de', '#444b55', '#6fc3df'],
  value: ['#17803d', '#6cd98c', '#7ef29b'],
  gradient: ['#c62231', '#ff8a80', '#ffa8a0'],
  accent: ['#0a66d6', '#4da3ff', '#f38518'],
  loud: ['#b00020', '#ff5a52', '#ff5a52'],
  'loud-text': ['#ffffff', '#1b0000', '#000000'],
} as const;

const fonts = "'Segoe UI', 'Helvetica Neue', Helvetica, Arial, 'DejaVu Sans', sans-serif";

/** The rules of the circuit, with `var(--gl-…)` for every role. */
export const rules = `
.gl-circuit { font-family: var(--gl-font); fill: var(--gl-foreground); font-variant-numeric: tabular-nums; }
.gl-circuit text { text-anchor: middle; white-space: pre; }
.gl-hit { fill: none; stroke: none; pointer-events: all; }
.gl-frame { fill: var(--gl-box-fill); stroke: var(--gl-box-stroke); stroke-width: 1; }
.gl-box text { font-size: ${FONT.small}px; fill: var(--gl-muted); text-anchor: start; }
.gl-line { fill: none; stroke: var(--gl-wire); stroke-width: 1.4; stroke-linecap: round; }
.gl-arrow { fill: var(--gl-wire); stroke: none; }
.gl-number { font-size: ${FONT.number}px; }
.gl-name { fill: var(--gl-foreground); font-weight: 600; font-style: italic; }
.gl-value { fill: var(--gl-value); }
.gl-gradient { fill: var(--gl-gradient); }
.gl-mark { opacity: .85; }
.gl-lead { fill: var(--gl-muted); font-size: 9.5px; }
.gl-count { fill: var(--gl-muted); font-size: ${FONT.small}px; }
.gl-shape { fill: var(--gl-gate-fill); stroke: var(--gl-gate-stroke); stroke-width: 1.4; }
.gl-symbol { font-size: ${FONT.symbol}px; fill: var(--gl-foreground); }
.gl-label { font-size: ${FONT.label}px; fill: var(--gl-foreground); }
.gl-moves .gl-symbol { font-size: ${FONT.small}px; fill: var(--gl-muted); }
.gl-moves .gl-shape { stroke-width: 1; }
.gl-input .gl-shape { fill: var(--gl-input-fill); stroke: var(--gl-input-stroke); }
.gl-input .gl-label { font-weight: 600; font-style: italic; }
.gl-tag .gl-shape { fill: var(--gl-input-fill); stroke: var(--gl-input-stroke); stroke-width: 1; }
.gl-tag .gl-label { font-size: ${FONT.small}px; font-style: italic; font-weight: 600; }
.gl-constant .gl-shape { stroke-dasharray: 3 2; }
.gl-under { fill: var(--gl-box-fill); stroke: var(--gl-box-stroke); stroke-width: 1; }
.gl-group .gl-label, .gl-fold .gl-symbol { font-weight: 600; }
.gl-group .gl-count { font-size: ${FONT.small}px; }
.gl-array .gl-shape { fill: var(--gl-input-fill); stroke: var(--gl-input-stroke); }
.gl-array .gl-label { font-style: italic; }
.gl-array .gl-number { font-size: ${FONT.small}px; }
.gl-opens path { fill: var(--gl-muted); }
.gl-terminal .gl-shape { fill: var(--gl-foreground); stroke: var(--gl-foreground); }
.gl-terminal .gl-label { fill: var(--gl-background); font-weight: 600; font-style: italic; }
.gl-bundle .gl-line { stroke-width: 4; opacity: .6; }
.gl-tinted .gl-line { stroke-linecap: butt; }
${levels()}
.gl-tinted .gl-wire.gl-loud > .gl-line, .gl-tinted .gl-branch.gl-loud > .gl-line { stroke: var(--gl-loud); }
.gl-tinted .gl-wire.gl-loud > .gl-arrow, .gl-tinted .gl-branch.gl-loud > .gl-arrow { fill: var(--gl-loud); stroke: var(--gl-loud); }
.gl-dead > .gl-line { stroke-dasharray: 2.5 4; }
.gl-dead .gl-gradient, .gl-gate.gl-dead .gl-shape { opacity: .7; }
.gl-gate.gl-dead .gl-shape { stroke-dasharray: 2.5 3; }
.gl-vanishing > .gl-line { stroke-dasharray: 7 3; }
.gl-huge > .gl-line { stroke: var(--gl-value); stroke-width: 2.4; }
.gl-exploding > .gl-line { stroke: var(--gl-gradient); stroke-width: 2.6; }
.gl-warning { stroke: var(--gl-background); stroke-width: 1.4; paint-order: stroke; }
.gl-of-gradient { fill: var(--gl-gradient); }
.gl-of-value { fill: var(--gl-value); }
.gl-loud > .gl-line { stroke: var(--gl-loud); stroke-width: 2; stroke-dasharray: none; }
.gl-loud > .gl-arrow { fill: var(--gl-loud); }
.gl-gate.gl-loud .gl-shape { stroke: var(--gl-loud); stroke-width: 2.4; }
.gl-chip { fill: var(--gl-loud); }
.gl-number.gl-chipped { fill: var(--gl-loud-text); font-weight: 700; }
.gl-circuit .gl-ends { text-anchor: end; }
.gl-origin circle { fill: var(--gl-loud); stroke: var(--gl-background); stroke-width: 1.5; }
.gl-origin path { fill: none; stroke: var(--gl-loud-text); stroke-width: 1.8; stroke-linecap: round; }
.gl-kink circle { fill: var(--gl-background); stroke: var(--gl-accent); stroke-width: 1.2; }
.gl-kink path { fill: none; stroke: var(--gl-accent); stroke-width: 1.6; stroke-linejoin: miter; }
`;

/** Of wires by the size of their gradients, where that is wanted. */
function levels(): string {
  return Array.from({ length: LEVELS }, (_, i) => {
    const width = thickness(i + 1);
    const opacity = strength(i + 1).toFixed(2);
    const at = `.gl-tinted .gl-l${i + 1}`;
    return [
      `${at} > .gl-line { stroke: var(--gl-gradient); stroke-width: ${width.toFixed(1)}; stroke-opacity: ${opacity}; }`,
      `${at} > .gl-arrow { fill: var(--gl-gradient); stroke: var(--gl-gradient); stroke-width: ${(0.8 * (width - 1)).toFixed(1)}; }`,
    ].join('\n');
  }).join('\n');
}

export type Role = keyof typeof roles;

/** Colours and font of a picture that stands by itself: literal, as its readers may not know variables. */
export interface Look {
  readonly colours: Readonly<Record<Role, string>>;
  readonly font: string;
}

export const looks: Readonly<Record<ThemeName, Look>> = { light: look(0), dark: look(1), contrast: look(2) };

function look(place: 0 | 1 | 2): Look {
  const colours = Object.entries(roles).map(([role, colour]) => [role, colour[place]]);
  return { colours: Object.fromEntries(colours) as Look['colours'], font: fonts };
}

/** The rules with colours and font in them. */
export function resolvedRules({ colours, font }: Look): string {
  return rules.replace(/var\(--gl-([\w-]+)\)/g, (_, role: string) => (role === 'font' ? font : colours[role as Role]));
}
