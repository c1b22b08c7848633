import { type ExportOptions, type ExportPicture, textFormats } from '../media/formats.ts';

/** What `draw` writes: the panel's formats, and Mermaid as a page of Markdown. */
const rows = {
  svg: { extensions: ['.svg'], write: textFormats.svg },
  dot: { extensions: ['.dot', '.gv'], write: textFormats.dot },
  mermaid: { extensions: ['.mmd', '.mermaid'], write: textFormats.mermaid },
  markdown: { extensions: ['.md'], write: inMarkdown },
  json: { extensions: ['.json'], write: textFormats.json },
} as const;

export type DrawFormat = keyof typeof rows;

export const drawFormats = Object.keys(rows) as readonly DrawFormat[];

/** @param extension in small letters, with its dot */
export function formatOf(extension: string): DrawFormat | undefined {
  return drawFormats.find((name) => rows[name].extensions.some((known) => known === extension));
}

export function written(format: DrawFormat, picture: ExportPicture, options: ExportOptions): string {
  return rows[format].write(picture, options);
}

function inMarkdown(picture: ExportPicture, options: ExportOptions): string {
  return `\`\`\`mermaid\n${textFormats.mermaid(picture, options)}\`\`\`\n`;
}
