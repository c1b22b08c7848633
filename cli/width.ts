const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  const bare = text.replace(/\p{Mark}/gu, '');
  return [...bare].length + (bare.match(WIDE)?.length ?? 0);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

const TAB = 4;

/** A line as it may go to a terminal: tabs as spaces, and nothing that a terminal would obey. */
export function printable(text: string): string {
  let line = '';
  for (const part of text.split(/(\t)/)) {
    line += part === '\t' ? ' '.repeat(TAB - (widthOf(line) % TAB)) : part.replace(/\p{Control}/gu, '\ufffd');
  }
  return line;
}
