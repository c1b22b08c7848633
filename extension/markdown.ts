/** Texts as Markdown shows them, whatever is in them. */

/** A code span, whatever backticks are in the text. */
export function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replace(/\n/g, ' ')}${pad}${fence}`;
}

export function fenced(text: string): string {
  return `\`\`\`text\n${text.replaceAll('```', "'''")}\n\`\`\``;
}

/** A code span in a cell of a table: a bar would end it, in a span, too. */
export function codeCell(text: string): string {
  return code(text).replaceAll('|', '\\|');
}
