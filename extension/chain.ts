/** The hover's text: a site's value, its gradient and the chain rule in numbers, as Markdown. Pure. */

import { formatExact, formatNumber, formatQuantity, formatStatistics } from '../core/format.ts';
import type { Quantity, Sheet, Site, SiteKink, Span, Use } from '../core/index.ts';
import { type HeatMap, heatMapAddress } from '../media/heatmap.ts';
import { historyParts } from './historyTable.ts';
import { code, fenced } from './markdown.ts';

export interface ChainContext {
  /** Name of the output; undefined: there is none. */
  readonly output: string | undefined;
  /** The source text at a range, where it is still what ran. */
  readonly source: (span: Span) => string | undefined;
  /** How a line (from 1) is called. */
  readonly line: (line: number) => string;
  /** What stands at the end of the site's line in the same digits: it is not said again. */
  readonly onLine: { readonly value: boolean; readonly gradient: boolean };
  /** The background that the hover stands on. */
  readonly isDark: boolean;
  /** Translates; `{0}` stands for the first argument. */
  readonly t: (text: string, ...args: (string | number)[]) => string;
}

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const LONGEST_SOURCE = 60;
const LONGEST_TITLE = 20;
const TIMES = '×';

/** Undefined: all that there is to say stands at the end of the line. */
export function siteMarkdown(site: Site, context: ChainContext): string | undefined {
  const { look } = site;
  const isPictured = look?.value.sheet !== undefined;
  const { text, hasNews } = isPictured ? figures(site, look, context) : heading(site, context);
  const parts = [text, ...place(site, context)];
  if (site.gradient !== undefined) parts.push(...chain(site, context));
  if (site.gate !== undefined) parts.push(`*${gateText(site.gate, context)}*`);
  if (site.kink !== undefined) parts.push(kinkText(site.kink, context));
  parts.push(...historyParts(site, partial(context.output, site.text), context));
  if (isPictured) parts.push(...elements(site, context));
  return hasNews || parts.length > 1 ? parts.join('\n\n') : undefined;
}

function heading(site: Site, { output, onLine, t }: ChainContext): { text: string; hasNews: boolean } {
  const gradient = site.gradient === undefined ? undefined : { label: partial(output, site.text), text: site.gradient };
  const shape = shapeText(site);
  if (isLong(site.value) || (gradient !== undefined && isLong(gradient.text))) {
    const blocks = [`**${code(site.text)}** ${shape}`, fenced(site.value)];
    if (gradient !== undefined) blocks.push(`${gradient.label}`, fenced(gradient.text));
    return { text: blocks.join('\n\n'), hasNews: true };
  }
  const name = `**${code(site.text)}**`;
  const lines = [`${onLine.value ? name : `${name} = ${code(site.value)}`} ${shape}`.trimEnd()];
  if (gradient === undefined) lines.push(t('no gradient: it does not lie between an input and the output'));
  else if (!onLine.gradient) lines.push(`${gradient.label} = ${code(gradient.text)}`);
  return { text: lines.join('  \n'), hasNews: !onLine.value || lines.length > 1 || shape !== '' };
}

/** Of an array what is seen at a glance: statistics and pictures. */
function figures(
  site: Site,
  { value, gradient }: NonNullable<Site['look']>,
  { output, isDark, t }: ChainContext,
): { text: string; hasNews: boolean } {
  const label = partial(output, site.text);
  const lines = [`**${code(site.text)}** ${shapeText(site)} ${formatStatistics(value.figures)}`];
  if (gradient === undefined) lines.push(t('no gradient: it does not lie between an input and the output'));
  else lines.push(`${label} ${formatStatistics(gradient.figures)}`);
  const maps: HeatMap[] = [];
  for (const [title, look, scale] of [
    [shortened(site.text, LONGEST_TITLE), value, 'sequential'],
    [label.replaceAll('`', ''), gradient, 'diverging'],
  ] as const)
    if (look?.sheet !== undefined)
      maps.push({ title, scale, note: sheetNote(look.sheet, scale, t), sheet: look.sheet, figures: look.figures });
  const picture = `![${t('Heat map')}](${heatMapAddress(maps, isDark)})`;
  return { text: `${lines.join('  \n')}\n\n${picture}`, hasNews: true };
}

/** `f64[5,10]`. */
function kindText({ value: { figures } }: NonNullable<Site['look']>): string {
  return code(`${figures.dtype}[${figures.shape.join(',')}]`);
}

/** What a cell stands for, and what there is no room for. */
function sheetNote({ block, tiles, of }: Sheet, scale: HeatMap['scale'], t: ChainContext['t']): string | undefined {
  const [rows, columns] = block;
  if (tiles < of) return t('{0} of {1} matrices', tiles, of);
  if (rows * columns === 1) return undefined;
  return scale === 'diverging'
    ? t('each the greatest of {0}×{1}', rows, columns)
    : t('each the mean of {0}×{1}', rows, columns);
}

/** The numbers themselves. */
function elements(site: Site, { output }: ChainContext): string[] {
  const blocks = [fenced(site.value)];
  if (site.gradient !== undefined) blocks.push(partial(output, site.text), fenced(site.gradient));
  return blocks;
}

function isLong(text: string): boolean {
  return text.includes('\n') || text.length > 50;
}

function shapeText({ shape, look }: Site): string {
  if (look !== undefined) return kindText(look);
  return shape === null || shape.length === 0 ? '' : `shape [${shape.join(', ')}]`;
}

/** `∂f/∂x`. What has no short name is `out`. */
function partial(output: string | undefined, of: string): string {
  const above = output !== undefined && NAME.test(output) && output !== 'return' ? output : 'out';
  return of.length <= 12 ? code(`∂${above}/∂${NAME.test(of) ? of : `(${of})`}`) : code(`∂${above}/∂(…)`);
}

/** Which of several evaluations this is. */
function place(site: Site, { line, t }: ChainContext): string[] {
  const path = site.frame.map(([kind, at, n]) =>
    kind === 'loop'
      ? t('iteration {0} of the loop in line {1}', n + 1, line(at))
      : t('call {0} in line {1}', n + 1, line(at)),
  );
  const { occurrence, occurrences } = site;
  if (occurrences > 1)
    path.unshift(
      occurrence === occurrences ? t('the last of {0}', occurrences) : t('{0} of {1}', occurrence, occurrences),
    );
  return path.length === 0 ? [] : [`${path.join(' · ')}`];
}

function chain(site: Site, context: ChainContext): string[] {
  const { terms, uses } = site;
  if (terms.length === 0) return [];
  const { t } = context;
  const items = terms.map((term) => `- ${useText(term, context)}`);
  if (uses > terms.length) items.push(`- ${t('and {0} more uses', uses - terms.length)}`);
  const parts = [items.join('\n')];
  const sum = uses === terms.length ? sumText(site, context) : undefined;
  if (sum !== undefined) parts.unshift(sum);
  return parts;
}

/** The contributions added up: of arrays that are too long for it their means, which add up as well. */
function sumText({ terms, text, gradient, look }: Site, { t, output }: ChainContext): string | undefined {
  const known = terms.flatMap(({ contribution }) => contribution ?? []);
  if (known.length < 2) return undefined;
  const label = partial(output, text);
  const numbers = known.map((x) => (typeof x === 'number' ? x : x.mean));
  const means = numbers.map((x, i) => (i === 0 ? formatNumber(x) : signed(x))).join(' ');
  const whole = look?.gradient?.figures;
  if (whole === undefined) return t('{0} = {1} = {2}, the sum over its uses:', label, means, code(gradient ?? ''));
  if (known.every((x) => typeof x === 'number' || x.elements !== undefined)) {
    const sum = known.map((x) => formatQuantity(x)).join(' + ');
    return t('{0} = {1} = {2}, the sum over its uses:', label, sum, code(formatQuantity(whole)));
  }
  if (!numbers.every(Number.isFinite)) return undefined;
  return t('The sum over its uses; of the means: {0} = {1}', means, code(formatNumber(whole.mean)));
}

function useText(use: Use, { source, line, t }: ChainContext): string {
  const { consumer, upstream, local, contribution } = use;
  const text = source(use.span)?.replace(/\s+/g, ' ');
  const made = NAME.test(consumer) && text !== undefined && text !== consumer;
  const what = code(shortened(made ? `${consumer} = ${text}` : consumer));
  const where = t('as {0} (line {1})', what, line(use.line));
  const above = formatQuantity(upstream);
  if (contribution === undefined) return `${where}: ${t('upstream {0}, but the gradient stops here', above)}`;
  const given = `**${formatQuantity(contribution)}**`;
  if (local === undefined) return `${where}: ${t('upstream {0}', above)} → ${effects(use, t).join(', ')} → ${given}`;
  return `${where}: ${t('upstream {0}', above)} ${TIMES} ${t('local {0}', `${formatNumber(local)} = ${given}`)}`;
}

/** What becomes of the upstream gradient on its way to the argument. */
function effects(use: Use, t: ChainContext['t']): string[] {
  const { gate, argument, other, upstream, contribution } = use;
  const made = NAME.test(use.consumer) ? `∂${use.consumer}` : '∂';
  const effect = () => {
    switch (gate) {
      case 'distributes':
      case 'passes':
        return use.op === 'sub' && argument === 1 ? t('negated') : t('handed on');
      case 'swaps':
        return other === undefined ? t('times the other argument') : t('times {0}', code(other));
      case 'transposes':
        if (other === undefined) return t('times the other argument, transposed');
        return argument === 0 ? code(`${made} @ ${transposed(other)}`) : code(`${transposed(other)} @ ${made}`);
      case 'routes':
        return t('where it was chosen');
      case 'scales':
        return t('times the slopes');
      case 'spreads':
        return t('spread over what it adds up');
      case 'moves':
        return t('back to where the elements came from');
      case 'blocks':
        return t('nothing goes through');
    }
  };
  const isSummed = ELEMENTWISE.has(gate) && sizeOf(contribution) < sizeOf(upstream);
  return isSummed ? [effect(), t('summed over what was broadcast')] : [effect()];
}

const ELEMENTWISE: ReadonlySet<Use['gate']> = new Set(['distributes', 'passes', 'swaps', 'routes', 'scales'] as const);

function sizeOf(quantity: Quantity | undefined): number {
  return typeof quantity === 'object' ? quantity.shape.reduce((size, length) => size * length, 1) : 1;
}

function transposed(name: string): string {
  return NAME.test(name) ? `${name}ᵀ` : `(${name})ᵀ`;
}

function gateText(gate: NonNullable<Site['gate']>, { t }: ChainContext): string {
  switch (gate) {
    case 'distributes':
      return t('Made by a gate that distributes: this gradient goes on to each argument, with its sign.');
    case 'swaps':
      return t('Made by a gate that swaps: each argument gets this gradient times the other argument.');
    case 'routes':
      return t('Made by a gate that routes: this gradient goes to the argument that was chosen, none to the others.');
    case 'scales':
      return t('Made by a gate that scales: on its way to the argument this gradient is multiplied by the slope.');
    case 'passes':
      return t('Made by a gate that passes this gradient on as it is.');
    case 'spreads':
      return t('Made by a gate that spreads: every element that it adds up gets this gradient.');
    case 'moves':
      return t(
        'Made by a gate that moves elements: each one of this gradient goes back to where its element came from.',
      );
    case 'transposes':
      return t(
        'Made by a gate that multiplies matrices: each argument gets this gradient times the other, transposed.',
      );
    case 'blocks':
      return t('Made by a gate that blocks: it is flat, so nothing of this gradient goes through.');
  }
}

function kinkText({ convention, slopes, elements }: SiteKink, { t }: ChainContext): string {
  const rule = t(convention);
  if (elements === 1) return t('There is no single slope at 1 element; the convention is: {0}.', rule);
  if (elements !== undefined)
    return t('There is no single slope at {0} elements; the convention is: {1}.', elements, rule);
  const sides = slopes.map(([left, right]) =>
    t('{0} from the left, {1} from the right', formatExact(left), formatExact(right)),
  );
  const said = t('There is no single slope at this point; the convention is: {0}.', rule);
  return sides.length === 0 ? said : `${said} ${t('Slopes: {0}.', sides.join('; '))}`;
}

function signed(x: number): string {
  return x < 0 ? `− ${formatNumber(-x)}` : `+ ${formatNumber(x)}`;
}

function shortened(text: string, length = LONGEST_SOURCE): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
