import { type Circuit, isArray, NONE, type Wire } from '../../core/circuit/circuit.ts';
import { groupTitle } from '../explain.ts';
import type { Words } from '../words.ts';
import { formOf } from './forms.ts';
import { name, type Text, written } from './pieces.ts';
import { flowsOf, type Use } from './steps.ts';

const LONGEST = 20;
/** Of something that has neither a name nor a text. */
const LETTER = 'u';

/** What the parts of a circuit are called in a formula: the variable, else the source text, else a letter. */
export class Names {
  readonly #flows;
  readonly #gates = new Map<number, string>();

  constructor(
    private readonly circuit: Circuit,
    private readonly words: Words,
  ) {
    this.#flows = flowsOf(circuit);
  }

  /** What flows into a gate, in the order of its arguments. */
  into(gate: number): readonly Use[] {
    return this.#flows.into[gate];
  }

  outOf(gate: number): readonly Wire[] {
    return this.#flows.outOf[gate].map((wire) => this.circuit.wires[wire]);
  }

  gate(gate: number): string {
    let found = this.#gates.get(gate);
    if (found === undefined) {
      this.#gates.set(gate, LETTER); // a formula in a circle would have no end
      found = short(this.#nameOf(gate)) || LETTER;
      this.#gates.set(gate, found);
    }
    return found;
  }

  wire({ from, name, count }: Wire): string {
    if (count > 1) return name ?? '…';
    return name === undefined ? this.gate(from) : short(name);
  }

  #nameOf(g: number): string {
    const { gates, wires } = this.circuit;
    const gate = gates[g];
    if (isArray(gate)) return gate.label;
    if (gate.group !== undefined) return groupTitle(gate.group, this.words);
    if (gate.name !== undefined) return gate.name;
    if (gate.kind === 'input' || gate.kind === 'constant') return gate.label;
    // A movement may have happened where its result was read: the text there is the reader's.
    const users = this.#flows.outOf[g].flatMap((wire) => wires[wire].branches.map(({ to }) => to));
    const isOwnText = users.every((to) => to === NONE || gates[to].text !== gate.text);
    if (isOwnText && gate.effect !== 'moves' && !isAssignment(gate.text)) return gate.text;
    return written(
      formOf(gate.label).write(
        this.into(g).map(({ wire }) => name(this.wire(wires[wire]))),
        '·',
      ),
    );
  }
}

/** `dq`, and of what is no name `d(x + y)`. */
export function differential(of: string): Text {
  return name(
    !of.endsWith('ᵀ') && /^[\p{L}_$][\p{L}\p{N}_$]*(\[[^\]]*\]|\.[\p{L}\p{N}_$]+)*$/u.test(of) ? `d${of}` : `d(${of})`,
  );
}

export function isAssignment(text: string): boolean {
  return /(^|[^=<>!])=($|[^=])/.test(text.replace(/\([^()]*\)/g, ''));
}

/** What fits, up to a blank if there is one, with its brackets closed. */
function short(text: string): string {
  if (text.length <= LONGEST) return text;
  const start = text.slice(0, LONGEST);
  const blank = start.lastIndexOf(' ');
  const kept = blank > LONGEST / 3 ? start.slice(0, blank + 1) : start;
  const open: string[] = [];
  for (const sign of kept) {
    if (sign === '(' || sign === '[') open.push(sign === '(' ? ')' : ']');
    else if (sign === open.at(-1)) open.pop();
  }
  return `${kept}…${open.reverse().join('')}`;
}
