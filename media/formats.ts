/** The formats in which a circuit is taken away as text, by the panel and by the command line alike. */
import type { Circuit } from '../core/circuit/circuit.ts';
import type { Wording } from '../core/circuit/export/face.ts';
import { toGraphviz } from '../core/circuit/export/graphviz.ts';
import { toJson } from '../core/circuit/export/json.ts';
import { toMermaid } from '../core/circuit/export/mermaid.ts';
import type { Places } from '../core/circuit/places.ts';
import { groupPlace, groupTitle } from './explain.ts';
import { renderCircuit } from './render.ts';
import type { Look } from './theme.ts';
import { fill, type Words } from './words.ts';

export interface ExportOptions {
  readonly look: Look;
  readonly words: Words;
  /** Significant digits. */
  readonly digits?: number;
  /** In SVG, wires are as thick as their gradient is large. */
  readonly tinted?: boolean;
}

export interface ExportPicture {
  readonly circuit: Circuit;
  readonly places: Places;
}

export type TextFormat = 'svg' | 'dot' | 'mermaid' | 'json';

/** JSON has all digits and no colours; Mermaid's pages bring most of the colours themselves. */
export const textFormats: Readonly<Record<TextFormat, (picture: ExportPicture, options: ExportOptions) => string>> = {
  svg: ({ circuit, places }, { look, words, digits, tinted }) =>
    `${renderCircuit(circuit, places, { standalone: look, words, digits, tinted })}\n`,
  dot: ({ circuit }, { look: { colours }, words, digits }) =>
    toGraphviz(circuit, { colours, wording: wordingOf(words), digits }),
  mermaid: ({ circuit }, { look: { colours }, words, digits }) =>
    toMermaid(circuit, { colours, wording: wordingOf(words), digits }),
  json: ({ circuit }, { words }) => toJson(circuit, wordingOf(words)),
};

function wordingOf(words: Words): Wording {
  return {
    output: words.output,
    title: (group) => groupTitle(group, words),
    place: (group) => groupPlace(group, words),
    values: (count) => fill(words.values, { count }),
  };
}
