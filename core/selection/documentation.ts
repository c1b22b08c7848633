/** What the documentation of a function says of its parameters. */
import { shapeIn } from './shape-text.ts';

export interface Documented {
  /** Lengths along each dimension, as they are written. */
  readonly shape: readonly string[] | undefined;
  /** What its integers lie below, as it is written; undefined: they are no integers, or nothing says it. */
  readonly below: string | undefined;
  readonly isWhole: boolean;
  readonly isNumber: boolean;
  /** How many lists are in each other: `number[][]`. */
  readonly depth: number;
  /** A number that it has when nothing is given. */
  readonly default: string | undefined;
}

/** @returns undefined: nothing is said of it */
export function documentedIn(documentation: string, code: string, name: string): Documented | undefined {
  const said = entryOf(documentation, name) ?? inline(documentation, name) ?? unpacked(code, name);
  if (said === undefined) return undefined;
  return {
    shape: shapeIn(said),
    below: BELOW.exec(said)?.[1],
    isWhole: /\b(int|ints|integers?|labels?|ind(ex|ices))\b/i.test(said),
    isNumber: /\b(float|number|scalar|real|int|integer)\b/i.test(said),
    depth: depthOf(said),
    default: DEFAULT.exec(said)?.[1],
  };
}

/** `[0, C)`, `0 <= y[i] < C` */
const BELOW = /(?:\[\s*0\s*,|\b0\s*<=?[^<\n]{0,12}<)\s*([A-Za-z]\w*|\d+)/;
const DEFAULT = /\bdefaults?\b\s*(?:to|is|are|=|:)?\s*`?([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/i;

/** `x: …`, `- x : …`, `x (float): …`, `:param x: …`, `@param {number[]} [x=3] …`; names may share one. */
const ENTRY = new RegExp(
  [
    /^(?<indent>\s*(?:[-*+•]\s+)?)(?:(?<tag>@param|@arg|:param)\s+)?(?:\{(?<type>[^}]*)\}\s*)?/,
    /\[?(?<names>[\w$]+(?:\s*,\s*[\w$]+)*)(?:=(?<initial>[^\]]*)\])?/,
    /(?:\s*\((?<note>(?:[^()]|\([^()]*\))*)\))?(?<sign>\s*[:–—-]\s*|\s+|$)(?<rest>.*)$/,
  ]
    .map(({ source }) => source)
    .join(''),
);

/** What an entry says, with the indented lines below it. */
function entryOf(text: string, name: string): string | undefined {
  const lines = text.split('\n').map((line) => line.replace(/^(\s*)[*#/]+(?=\s|$)/, '$1 '));
  for (let i = 0; i < lines.length; i++) {
    const { indent, tag, type = '', names, initial, note = '', sign, rest } = ENTRY.exec(lines[i])?.groups ?? {};
    if (names === undefined || !names.split(/\s*,\s*/).includes(name)) continue;
    if (tag === undefined && sign.trim() === '') continue;
    const below: string[] = [];
    for (const line of lines.slice(i + 1)) {
      if (line.search(/\S|$/) <= indent.search(/\S|$/)) break;
      below.push(line.trim());
    }
    const preset = initial === undefined ? '' : `default ${initial}`;
    return [type, `(${note})`, upToNext(rest), preset, ...below].join(' ; ');
  }
  return undefined;
}

/** `x: (N, D), w: (D, M)` in the middle of a line. */
function inline(text: string, name: string): string | undefined {
  const pattern = new RegExp(`(?<![\\w$.])${escaped(name)}(?::|=|is|has|of|with|shape|\\s)*(\\([^()]*\\).*)`);
  const list = pattern.exec(text)?.[1];
  return list !== undefined && shapeIn(list) !== undefined ? upToNext(list) : undefined;
}

function upToNext(rest: string): string {
  return rest.split(/[,;]\s*(?=[\w$]+\s*:)/)[0];
}

/** `N, D = x.shape` */
function unpacked(code: string, name: string): string | undefined {
  const pattern = new RegExp(`= *(?:np\\.shape\\( *)?${escaped(name)}(?:\\.shape| *\\)) *$`);
  for (const line of code.split('\n')) {
    const statement = line.replace(/#.*$/, '').trim();
    const names = pattern.test(statement) ? statement.slice(0, statement.indexOf('=')).replace(/[()\s]/g, '') : '';
    if (/^[A-Za-z]\w*(,[A-Za-z]\w*)*,?$/.test(names)) return `shape (${names.replace(/,$/, '')},)`;
  }
  return undefined;
}

/** `number[][]`, `Array<Array<number>>`, `list of lists` */
function depthOf(said: string): number {
  const brackets = /\bnumber((?:\[\])+)/.exec(said)?.[1].length ?? 0;
  if (brackets > 0) return brackets / 2;
  const generics = /\b((?:Array\s*<\s*)+)number/.exec(said)?.[1].match(/Array/g)?.length ?? 0;
  if (generics > 0) return generics;
  if (/\b(lists?|arrays?) of (lists|arrays|rows)\b|\bmatrix\b/i.test(said)) return 2;
  return /\b(list|array|vector)\b/i.test(said) ? 1 : 0;
}

function escaped(name: string): string {
  return name.replace(/\$/g, '\\$');
}
