/** Makes another language of the rest of a cell; below the magics that are left out Python goes on. */
export const FOREIGN_MAGIC = /%%(?!(?:time|timeit|capture|prun)\b)/y;

const FOREIGN_CELL = new RegExp(String.raw`^(?:[ \t\f]*(?:#.*)?(?:\r\n?|\n))*[ \t\f]*${FOREIGN_MAGIC.source}`);

/** Whether a cell of a notebook is not in Python, as it says itself: with `%%bash`, for example. */
export function isForeignCell(text: string): boolean {
  return FOREIGN_CELL.test(text);
}
