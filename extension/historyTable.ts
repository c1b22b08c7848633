/** The hover's table of all occurrences, with curves, as Markdown. Pure. */
import type { Site, SiteRow } from '../core/index.ts';
import { type Sparkline, sparklineAddress } from '../media/sparkline.ts';
import type { ChainContext } from './chain.ts';
import { codeCell } from './markdown.ts';

type Context = Pick<ChainContext, 'line' | 'isDark' | 't'>;

/** @param label of the gradient: `∂f/∂x` */
export function historyParts(site: Site, label: string, context: Context): string[] {
  const { history } = site;
  if (history === undefined) return [];
  return [picture(site, history, label, context), table(site, history.rows, label, context)];
}

type History = NonNullable<Site['history']>;

function picture(site: Site, { values, gradients }: History, label: string, { isDark, t }: Context): string {
  const note = site.shape?.length === 0 ? undefined : '‖·‖';
  const lines: Sparkline[] = [{ title: shortened(site.text), note, course: values, of: 'value' }];
  if (gradients !== undefined)
    lines.push({ title: label.replaceAll('`', ''), note, course: gradients, of: 'gradient' });
  return `![${t('How it went')}](${sparklineAddress(lines, isDark)})`;
}

const LONGEST_TITLE = 14;

function shortened(text: string): string {
  return text.length > LONGEST_TITLE ? `${text.slice(0, LONGEST_TITLE - 1)}…` : text;
}

/** What is left out is a row of dots; the one that is shown stands out. */
function table(site: Site, rows: readonly SiteRow[], label: string, context: Context): string {
  const { head, place } = placesOf(rows, context);
  const hasGradients = rows.some(({ gradient }) => gradient !== undefined);
  const written: string[] = [];
  const write = (...cells: string[]) => written.push(`| ${(hasGradients ? cells : cells.slice(0, 2)).join(' | ')} |`);
  write(head, codeCell(site.text), label);
  write('--:', ':--', ':--');
  for (const [i, row] of rows.entries()) {
    if (i > 0 && row.occurrence > rows[i - 1].occurrence + 1) write('⋮', '⋮', '⋮');
    const isShown = row.occurrence === site.occurrence;
    const emphasised = (text: string) => (isShown ? `**${text}**` : text);
    write(
      emphasised(`${isShown ? '▸ ' : ''}${place(row)}`),
      emphasised(codeCell(row.value)),
      row.gradient === undefined ? '' : emphasised(codeCell(row.gradient)),
    );
  }
  return written.join('\n');
}

/** What tells the rows apart: the iteration or call, of several loops the number in each, else only its own number. */
function placesOf(rows: readonly SiteRow[], { line, t }: Context): { head: string; place: (row: SiteRow) => string } {
  const [first, ...others] = rows;
  const isAlike = others.every(
    ({ frame }) =>
      frame.length === first.frame.length &&
      frame.every(([kind, at], i) => kind === first.frame[i][0] && at === first.frame[i][1]),
  );
  const varying = first.frame.flatMap((_, i) =>
    rows.some(({ frame }) => frame[i]?.[2] !== first.frame[i][2]) ? [i] : [],
  );
  if (!isAlike || varying.length === 0) return { head: '#', place: ({ occurrence }) => `${occurrence}` };
  const [only] = varying.map((i) => first.frame[i][0]);
  const head =
    varying.length > 1
      ? varying.map((i) => t('line {0}', line(first.frame[i][1]))).join(' · ')
      : only === 'loop'
        ? t('iteration')
        : t('call');
  return { head, place: ({ frame }) => varying.map((i) => frame[i][2] + 1).join(' · ') };
}
