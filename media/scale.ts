/** The colours of heat maps. */
import type { Statistics } from '../core/answers.ts';

export const LEVELS = 32;
/** Dark blue to yellow by way of green: rising in lightness, and told apart whatever colours one sees. */
const SEQUENTIAL = ['#440154', '#472d7b', '#3b528b', '#2c728e', '#21918c', '#28ae80', '#5ec962', '#addc30', '#fde725'];
/** Blue and orange are told apart by everybody, and on light and dark; the smaller the number, the fainter. */
export const BELOW = '#2b7fd4';
export const ABOVE = '#e8650a';
const FAINTEST = 0.12;

export interface Ground {
  readonly ink: string;
  readonly muted: string;
  readonly nan: string;
  readonly infinite: string;
}
export const LIGHT: Ground = { ink: '#1f2328', muted: '#5b6470', nan: '#c4007a', infinite: '#8a8a8a' };
export const DARK: Ground = { ink: '#e4e6eb', muted: '#aab2bd', nan: '#ff4fc3', infinite: '#8a8a8a' };

export interface Scale {
  readonly from: number;
  readonly to: number;
  /** The attributes of a stroke; undefined: nothing is drawn. */
  readonly paint: (x: number) => string | undefined;
}

export function scaleOf(kind: 'sequential' | 'diverging', { numbers, least, most }: Statistics, ground: Ground): Scale {
  const loud = (x: number) => `stroke="${Number.isNaN(x) ? ground.nan : ground.infinite}"`;
  if (kind === 'diverging') {
    const to = numbers === 0 ? 0 : Math.max(Math.abs(least), Math.abs(most));
    const paint = (x: number) => {
      if (!Number.isFinite(x)) return loud(x);
      if (x === 0) return undefined;
      const level = Math.ceil((LEVELS / 2) * Math.min(Math.abs(x) / to, 1));
      const opacity = FAINTEST + (1 - FAINTEST) * ((level - 1) / (LEVELS / 2 - 1));
      return `stroke="${x < 0 ? BELOW : ABOVE}" stroke-opacity="${opacity.toFixed(2)}"`;
    };
    return { from: 0 - to, to, paint };
  }
  const paint = (x: number) => {
    if (!Number.isFinite(x)) return loud(x);
    // Halves, since the difference of two large numbers may be too large for one.
    const part = most === least ? 0 : (x / 2 - least / 2) / (most / 2 - least / 2);
    return `stroke="${sequential(Math.min(Math.floor(LEVELS * part), LEVELS - 1) / (LEVELS - 1))}"`;
  };
  return { from: least, to: most, paint };
}

function sequential(part: number): string {
  const at = part * (SEQUENTIAL.length - 1);
  const low = Math.min(Math.floor(at), SEQUENTIAL.length - 2);
  const [a, b] = [SEQUENTIAL[low], SEQUENTIAL[low + 1]].map((color) => Number.parseInt(color.slice(1), 16));
  let mixed = 0;
  for (const shift of [16, 8, 0]) {
    const [from, to] = [(a >> shift) & 255, (b >> shift) & 255];
    mixed |= Math.round(from + (to - from) * (at - low)) << shift;
  }
  return `#${mixed.toString(16).padStart(6, '0')}`;
}
