/** What a gate does, as a formula with its numbers: forward, and for each argument the chain rule. */
import type { Branch, Circuit, Gate, Wire } from '../../core/circuit/circuit.ts';
import { formatNumber } from '../../core/format.ts';
import type { Words } from '../words.ts';
import { arrayRule } from './arrays.ts';
import { type Form, foldFormOf, formOf } from './forms.ts';
import { differential, isAssignment, type Names } from './names.ts';
import { factor, gradient, name, note, plain, type Text, t, value } from './pieces.ts';
import { colored, isLarge, normText, shapeText } from './quantities.ts';
import { inNames } from './slopes.ts';
import { contributionsOf } from './steps.ts';

/** The arguments that a formula has letters for. */
const LETTERS = 2;

/** One argument. */
interface Operand {
  /** Its place in the formula. */
  readonly k: number;
  readonly wire: Wire;
  readonly branch: Branch;
  readonly name: string;
}

export class Formula {
  readonly #gate: Gate;
  readonly #form: Form;
  readonly #operands: readonly Operand[];
  readonly #name: string;

  constructor(
    { gates, wires }: Circuit,
    g: number,
    names: Names,
    private readonly words: Words,
    private readonly digits: number | undefined,
  ) {
    this.#gate = gates[g];
    this.#name = names.gate(g);
    this.#form = this.#gate.fold === undefined ? formOf(this.#gate.label) : foldFormOf(this.#gate.label);
    const { constants } = this.#form;
    this.#operands = names.into(g).map((use, i) => {
      const wire = wires[use.wire];
      const branch = wire.branches[use.branch];
      // What is written on the gate has its own order: x·2 for 2·x.
      return {
        k: constants.size === 0 ? branch.argument : freePlace(i, constants),
        wire,
        branch,
        name: names.wire(wire),
      };
    });
  }

  /** `q = x + y = -2 + 5 = 3` */
  forward(): Text {
    const gate = this.#gate;
    const operands = this.#operands;
    const left = gate.name === undefined ? [] : t`${name(this.#name)} = `;
    const isQuoted = this.#isQuoted() || this.#lacks() || operands.some(({ wire }) => wire.count > 1);
    const formula = isQuoted ? this.#quoted() : this.#write(({ name: called }) => name(called));
    if (isLarge(gate.value) || operands.some(({ wire }) => isLarge(wire.value))) {
      return t`${left}${formula}${note(this.#shapes())}   ${value(gate.value === undefined ? '…' : normText(gate.value, this.digits))}`;
    }
    const numbers = isQuoted ? [] : t` = ${this.#write(({ wire }) => colored(wire.value, this.digits, value))}`;
    return t`${left}${formula}${numbers} = ${colored(gate.value, this.digits, value)}`;
  }

  /** `dq = df · z = 1 · (-4) = -4`, a line an argument. */
  backward(): readonly Text[] {
    return this.#operands.filter(({ wire }) => wire.count === 1).map((operand) => this.#contribution(operand));
  }

  #contribution(operand: Operand): Text {
    const { branch, wire, k } = operand;
    const gate = this.#gate;
    const d = differential(operand.name);
    if (branch.gradient === undefined || gate.gradient === undefined) return t`${d}${note(this.words.stops)}`;
    const equals = plain(contributionsOf(wire).length > 1 ? '+=' : '=');
    const up = differential(this.#name);
    const local = this.#local(operand);
    const came = colored(branch.gradient, this.digits, gradient);
    if (branch.local !== undefined && typeof gate.gradient === 'number' && typeof branch.gradient === 'number') {
      const formula = t`${up} · ${local ?? t`∂${name(this.#name)}/∂${name(operand.name)}`}`;
      const isValue = this.#form.symbol === '×' && !this.#form.constants.has(1 - k);
      const slope = (isValue ? value : plain)(formatNumber(branch.local, this.digits));
      const numbers = t`${colored(gate.gradient, this.digits, gradient)} · ${factor(slope)}`;
      return t`${d} ${equals} ${formula} = ${numbers} = ${came}${note(this.#remark(branch.local))}`;
    }
    const args = this.#operands.map((other) => ({ k: other.k, name: other.name, value: other.wire.value }));
    const rule = arrayRule({ symbol: this.#form.symbol, k, args, out: gate.value, up, local }, this.words);
    const [formula, remark] =
      rule === undefined
        ? [t`${d} ← ${up}`, gate.fold?.local ?? (gate.effect === undefined ? '' : this.words[gate.effect])]
        : [t`${d} ${equals} ${rule.formula}`, rule.note];
    if (!isLarge(branch.gradient))
      return t`${formula}${plain(rule === undefined ? '   ' : ' = ')}${came}${note(remark)}`;
    return t`${formula}${note(remark)}   ${gradient(normText(branch.gradient, this.digits))}`;
  }

  /** ∂gate/∂argument as people write it. */
  #local({ branch, k }: Operand): Text | undefined {
    const { effect, fold } = this.#gate;
    if ((effect === 'routes' || effect === 'blocks') && branch.local !== undefined) {
      return factor(plain(formatNumber(branch.local, this.digits)));
    }
    // What a composition says for two arguments differs in the sign.
    const slope = branch.slope ?? fold?.local?.replace('±', k === 0 ? '' : '−');
    if (slope === undefined || (fold !== undefined && (this.#operands.length > LETTERS || !isScalar(slope))))
      return undefined;
    return inNames(
      slope,
      this.#operands.map((operand) => name(operand.name)),
    );
  }

  #arguments(text: (operand: Operand) => Text): readonly Text[] {
    const { constants, arity = 0 } = this.#form;
    const last = Math.max(arity - 1, ...constants.keys(), ...this.#operands.map(({ k }) => k));
    return Array.from({ length: last + 1 }, (_, k) => {
      const operand = this.#operands.find((one) => one.k === k);
      return operand === undefined ? plain(constants.get(k) ?? this.words.constant) : text(operand);
    });
  }

  #write(text: (operand: Operand) => Text): Text {
    const isArrays = this.#operands.filter(({ wire }) => typeof wire.value === 'object').length > 1;
    return this.#form.write(this.#arguments(text), isArrays ? '⊙' : '·');
  }

  /** Is an argument an array of constants, of which nothing is known? */
  #lacks(): boolean {
    const { constants, arity = 0 } = this.#form;
    return constants.size + this.#operands.length < arity;
  }

  /** The formula of a variable is; and a composition of which letters stand on the gate, such as (x−y)². */
  #isQuoted(): boolean {
    const { fold, label } = this.#gate;
    return (
      fold !== undefined && (fold.kind === 'formula' || /(?<!\p{L})\p{L}(?!\p{L})|[()²]/u.test(label.replace('σ', '')))
    );
  }

  #quoted(): Text {
    const { text } = this.#gate;
    return text === '' || isAssignment(text) ? this.#write((operand) => name(operand.name)) : name(text);
  }

  /** `(5,10)·(10,3) → (5,3)` */
  #shapes(): string {
    const shapes = this.#operands.map(({ wire }) => (wire.count > 1 ? '…' : shapeText(wire.value)));
    const out = shapeText(this.#gate.value);
    if (shapes.every((shape) => shape === out)) return out;
    return `${shapes.join(this.#form.symbol === '@' ? '·' : ', ')} → ${out}`;
  }

  /** Why a gate that chooses lets through what it does. */
  #remark(slope: number): string {
    if (this.#gate.effect !== 'routes' || this.#operands.length < 2 || slope === 0) return '';
    return slope === 1 ? this.words.chosen : this.words.tied;
  }
}

/** The i-th place among the arguments that no constant has. */
function freePlace(i: number, constants: ReadonlyMap<number, string>): number {
  let place = 0;
  for (let left = i; constants.has(place) || left > 0; place++) if (!constants.has(place)) left--;
  return place;
}

/** Does a composition's formula speak of single elements, not of sums or matrices? */
function isScalar(formula: string): boolean {
  return /^[\d\s()·+−²xyσΦφ]*$/u.test(formula.replaceAll('tanh', 'σ'));
}
