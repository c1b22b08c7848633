/** What Python takes for white space; JavaScript has U+FEFF besides, and neither U+001C…U+001F nor U+0085. */
const SPACES = new Set('\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000');
for (let code = 0x2000; code <= 0x200a; code++) SPACES.add(String.fromCharCode(code));

export function isSpaceCharacter(character: string): boolean {
  return SPACES.has(character);
}

/** From both ends; a loop, since a regular expression tries every run of spaces inside again. */
export function strip(text: string, isStripped: (character: string) => boolean = isSpaceCharacter): string {
  return stripLeft(stripRight(text, isStripped), isStripped);
}

export function stripLeft(text: string, isStripped: (character: string) => boolean = isSpaceCharacter): string {
  let start = 0;
  while (start < text.length && isStripped(text[start])) start++;
  return text.slice(start);
}

export function stripRight(text: string, isStripped: (character: string) => boolean = isSpaceCharacter): string {
  let end = text.length;
  while (end > 0 && isStripped(text[end - 1])) end--;
  return text.slice(0, end);
}
