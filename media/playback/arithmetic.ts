/** A step in the arithmetic of the notes: `dq = df · z = 1 · (-4) = -4`. */
import type { Quantity } from '../../core/answers.ts';
import { type Circuit, isArray, NONE, type Wire } from '../../core/circuit/circuit.ts';
import { groupPlace, groupTitle } from '../explain.ts';
import { fill, type Words } from '../words.ts';
import { Formula } from './formulas.ts';
import { differential, Names } from './names.ts';
import { gradient, joined, name, note, plain, type Text, t, term, value } from './pieces.ts';
import { colored, isLarge } from './quantities.ts';
import { contributionsOf, isSumShown, type Step, type Use } from './steps.ts';

const MOST_LINES = 4;
const MOST_PARTS = 8;
const MORE = plain('…');

/** Puts the steps of a circuit in formulas, in its numbers. */
export class Arithmetic {
  readonly #names: Names;

  constructor(
    private readonly circuit: Circuit,
    private readonly words: Words,
    private readonly digits: number | undefined,
  ) {
    this.#names = new Names(circuit, words);
  }

  linesOf({ kind, pass, gates, uses, gradients }: Step): readonly Text[] {
    if (kind === 'inputs') return [this.#given(gates)];
    if (kind === 'seed') return [this.#seeds(uses)];
    if (kind === 'sum' && isArray(this.circuit.gates[gates[0]])) return [this.#gathered(gates[0])];
    if (kind === 'sum') return gradients.map((wire) => this.#sum(this.circuit.wires[wire]));
    const [gate] = gates;
    if (this.circuit.gates[gate].group !== undefined) {
      return [pass === 'forward' ? this.#results(gate) : this.#through(gate, uses)];
    }
    const formula = new Formula(this.circuit, gate, this.#names, this.words, this.digits);
    return pass === 'forward' ? [formula.forward()] : shortened(formula.backward(), MOST_LINES);
  }

  #given(gates: readonly number[]): Text {
    return listed(gates.map((gate) => this.#equation(this.#names.gate(gate), this.circuit.gates[gate].value)));
  }

  #seeds(uses: readonly Use[]): Text {
    const seeds = uses.map(({ wire, branch }) => {
      const carrier = this.circuit.wires[wire];
      const d = differential(this.#names.wire(carrier));
      const { gradient: seed } = carrier.branches[branch];
      return seed === undefined ? d : t`${d} = ${colored(seed, this.digits, gradient)}`;
    });
    return t`${listed(seeds)}${note(this.words.seed)}`;
  }

  #sum(wire: Wire): Text {
    const d = differential(this.#names.wire(wire));
    const whole = colored(wire.gradient, this.digits, gradient);
    const terms = contributionsOf(wire);
    if (terms.some(isLarge)) {
      const users = wire.branches.filter(({ to, gradient: came }) => to !== NONE && came !== undefined);
      const from = users.map(({ to }) => this.#names.gate(to)).slice(0, MOST_PARTS);
      const said = fill(this.words.sumOf, { gates: from.join(', ') });
      return t`${d} = Σ${note(said)}   ${whole}`;
    }
    const parts = terms.slice(0, MOST_PARTS).map((part, i) => {
      const text = colored(part, this.digits, gradient);
      return i === 0 ? text : term(text);
    });
    const isAll = terms.length <= MOST_PARTS && isSumShown(wire);
    return t`${d} = ${joined(isAll ? parts : [...parts, MORE], ' + ')} = ${whole}`;
  }

  /** What came back to a list. */
  #gathered(g: number): Text {
    const { gradient: whole } = this.circuit.gates[g];
    const text = colored(whole, this.digits, gradient);
    return t`${differential(this.#names.gate(g))}${plain(isLarge(whole) ? ' ' : ' = ')}${text}`;
  }

  /** What comes out of a closed group. */
  #results(g: number): Text {
    const results = this.#names.outOf(g).filter(({ count }) => count === 1);
    const isOne = results.length === 1;
    const texts = results.map((wire) => this.#equation(wire.name ?? (isOne ? this.#names.gate(g) : ''), wire.value));
    return t`${texts.length === 0 ? name(this.#names.gate(g)) : listed(texts)}${note(this.#place(g))}`;
  }

  /** What goes on through a closed group backward. */
  #through(g: number, uses: readonly Use[]): Text {
    const texts = uses.flatMap(({ wire, branch }) => {
      const carrier = this.circuit.wires[wire];
      const { gradient: came } = carrier.branches[branch];
      if (came === undefined || carrier.count > 1) return [];
      const equals = plain(contributionsOf(carrier).length > 1 ? '+=' : '=');
      return [t`${differential(this.#names.wire(carrier))} ${equals} ${colored(came, this.digits, gradient)}`];
    });
    const where = fill(this.words.through, { group: this.#place(g) });
    return t`${texts.length === 0 ? differential(this.#names.gate(g)) : listed(texts)}${note(where)}`;
  }

  #place(g: number): string {
    const { group } = this.circuit.gates[g];
    return group === undefined ? '' : `${groupTitle(group, this.words)} · ${groupPlace(group, this.words)}`;
  }

  #equation(called: string, quantity: Quantity | undefined): Text {
    const text = colored(quantity, this.digits, value);
    if (called === '') return text;
    return isLarge(quantity) ? t`${name(called)} ${text}` : t`${name(called)} = ${text}`;
  }
}

function listed(texts: readonly Text[]): Text {
  return joined(shortened(texts, MOST_PARTS), ',  ');
}

function shortened(texts: readonly Text[], most: number): readonly Text[] {
  return texts.length <= most ? texts : [...texts.slice(0, most - 1), MORE];
}
