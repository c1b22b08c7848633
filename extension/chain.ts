/** The hover's text: a site's value, its gradient and the chain rule in numbers, as Markdown. Pure. */

import { formatExact, formatNumber } from '../core/format.ts';
import type { Site, SiteKink, Span, Use } from '../core/index.ts';

export interface ChainContext {
  /** Name of the output; undefined: there is none. */
  readonly output: string | undefined;
  /** The source text at a range, where it is still what ran. */
  readonly source: (span: Span) => string | undefined;
  /** How a line (from 1) is called. */
  readonly line: (line: number) => string;
  /** What stands at the end of the site's line in the same digits: it is not said again. */
  readonly onLine: { readonly value: boolean; readonly gradient: boolean };
  /** Translates; `{0}` stands for the first argument. */
  readonly t: (text: string, ...args: (string | number)[]) => string;
}

const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const LONGEST_SOURCE = 60;
const TIMES = '×';

/** Undefined: all that there is to say stands at the end of the line. */
export function siteMarkdown(site: Site, context: ChainContext): string | undefined {
  const { text, hasNews } = heading(site, context);
  const parts = [text, ...place(site, context)];
  if (site.gradient !== undefined) parts.push(...chain(site, context));
  const gate = site.gate && gateText(site.gate, context);
  if (gate) parts.push(`*${gate}*`);
  if (site.kink !== undefined) parts.push(kinkText(site.kink, context));
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

function isLong(text: string): boolean {
  return text.includes('\n') || text.length > 50;
}

function shapeText({ shape }: Site): string {
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
  if (site.occurrences > 1) path.unshift(t('the last of {0}', site.occurrences));
  return path.length === 0 ? [] : [`${path.join(' · ')}`];
}

function chain(site: Site, context: ChainContext): string[] {
  const { terms, uses } = site;
  if (terms.length === 0) return [];
  const { t, output } = context;
  const items = terms.map((term) => `- ${useText(term, context)}`);
  if (uses > terms.length) items.push(`- ${t('and {0} more uses', uses - terms.length)}`);
  const known = terms.flatMap(({ contribution }) => contribution ?? []);
  const parts = [items.join('\n')];
  if (terms.length > 1 && uses === terms.length && known.length > 1) {
    const sum = known.map((x, i) => (i === 0 ? formatNumber(x) : signed(x))).join(' ');
    const label = partial(output, site.text);
    parts.unshift(t('{0} = {1} = {2}, the sum over its uses:', label, sum, code(site.gradient ?? '')));
  }
  return parts;
}

function useText(use: Use, { source, line, t }: ChainContext): string {
  const text = source(use.span)?.replace(/\s+/g, ' ');
  const made = NAME.test(use.consumer) && text !== undefined && text !== use.consumer;
  const what = code(shortened(made ? `${use.consumer} = ${text}` : use.consumer));
  const where = t('as {0} (line {1})', what, line(use.line));
  if (use.upstream === undefined || (use.local === undefined && use.contribution !== undefined))
    return use.contribution === undefined ? where : `${where}: **${formatNumber(use.contribution)}**`;
  const upstream = formatNumber(use.upstream);
  if (use.local === undefined || use.contribution === undefined)
    return `${where}: ${t('upstream {0}, but the gradient stops here', upstream)}`;
  const product = `${formatNumber(use.local)} = **${formatNumber(use.contribution)}**`;
  return `${where}: ${t('upstream {0}', upstream)} ${TIMES} ${t('local {0}', product)}`;
}

function gateText(gate: string, { t }: ChainContext): string {
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
    default:
      return gate;
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

function shortened(text: string): string {
  return text.length > LONGEST_SOURCE ? `${text.slice(0, LONGEST_SOURCE - 1)}…` : text;
}

/** A code span, whatever backticks are in the text. */
function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replace(/\n/g, ' ')}${pad}${fence}`;
}

function fenced(text: string): string {
  return `\`\`\`text\n${text.replaceAll('```', "'''")}\n\`\`\``;
}
