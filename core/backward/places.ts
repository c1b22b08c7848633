/** What the text of a target says: which variable it writes, and where that is kept. */

export interface Place {
  /** The variable's own name: `W1` of `W1`, `self.W1` and `params['W1']`; `W` of `params['W' + str(l)]`. */
  readonly key: string;
  /** The variable as it is written, without the index of an element, and with single quotes. */
  readonly text: string;
  /** The name that it begins with. */
  readonly root: string;
  /** The name of what it is kept in: `params`; undefined for a plain name. */
  readonly holder: string | undefined;
  /** Only a part of the variable is written. */
  readonly isElement: boolean;
  /** The key is computed: each time it may be another variable. */
  readonly isComputed: boolean;
}

const NAME = /^[\p{L}_$][\p{L}\p{N}_$]*/u;
/** A private field has the name of what it is. */
const MEMBER = /^\.\s*(#?([\p{L}_$][\p{L}\p{N}_$]*))/u;
const QUOTED = /^\[\s*(["'`])([^"'`${}%…]+)\1\s*\]/;
/** What a computed key begins with: `['W' + str(l)]`, `[f'W{l}']`, `['W%d' % l]`; as the text of a place `['W…']`. */
const COMPUTED = /^\[\s*[fF]?(["'`])([\p{L}_][\p{L}\p{N}_]*)(?:\1\s*\+|\1\s*\.|\$?\{|[%…])/u;

/** undefined: it begins with no name. What follows a variable, such as an annotation, is no part of it. */
export function placeOf(target: string): Place | undefined {
  const root = NAME.exec(target)?.[0];
  if (root === undefined) return undefined;
  const path = [root];
  let text = root;
  let rest = target.slice(root.length).trimStart();
  let isComputed = false;
  while (!isComputed) {
    const member = MEMBER.exec(rest);
    const quoted = QUOTED.exec(rest);
    const computed = COMPUTED.exec(rest);
    if (member !== null) {
      path.push(member[2]);
      text += `.${member[1]}`;
      rest = rest.slice(member[0].length).trimStart();
    } else if (quoted !== null) {
      path.push(quoted[2]);
      text += `['${quoted[2]}']`;
      rest = rest.slice(quoted[0].length).trimStart();
    } else if (computed !== null) {
      path.push(computed[2]);
      text += `['${computed[2]}…']`;
      rest = rest.slice(bracketed(rest)).trimStart();
      isComputed = true;
    } else break;
  }
  return { key: path.at(-1) as string, text, root, holder: path.at(-2), isElement: rest.startsWith('['), isComputed };
}

/** The computed key that a name may have been written under: `W` of `W1`; undefined: of none. */
export function stemOf(key: string): string | undefined {
  return /^(.*\D)\d+$/.exec(key)?.[1];
}

/** How long the bracket is that a text begins with; brackets in quotes count, too. */
function bracketed(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '[') depth++;
    else if (text[i] === ']' && --depth === 0) return i + 1;
  }
  return text.length;
}
