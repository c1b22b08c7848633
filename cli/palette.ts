/** Paints text for a terminal. */
export interface Palette {
  readonly value: (text: string) => string;
  readonly gradient: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
}

const same = (text: string) => text;

export const plain: Palette = {
  value: same,
  gradient: same,
  strong: same,
  faint: same,
  error: same,
  warning: same,
};

const between = (on: number, off: number) => (text: string) => (text === '' ? '' : `\x1b[${on}m${text}\x1b[${off}m`);

export const coloured: Palette = {
  value: between(32, 39),
  gradient: between(31, 39),
  strong: between(1, 22),
  faint: between(2, 22),
  error: between(91, 39),
  warning: between(33, 39),
};

/** By the custom of terminals: FORCE_COLOR goes before NO_COLOR, and both before what the stream is. */
export function paletteFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Palette {
  if (env.FORCE_COLOR !== undefined) return /^(0|false)$/.test(env.FORCE_COLOR) ? plain : coloured;
  if (env.NO_COLOR) return plain;
  return stream.isTTY === true && env.TERM !== 'dumb' ? coloured : plain;
}
