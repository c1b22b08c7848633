/** `np.add` and its kin: objects that are called, and that have methods. */
import { sizeOf, type Tensor } from '../../../../autodiff/tensor.ts';
import { tensorOps } from '../../../../autodiff/tensor-ops/index.ts';
import { broadcastShape } from '../../../../autodiff/tensors/broadcast.ts';
import { eachPlace, type IndexList } from '../../../../autodiff/tensors/gather.ts';
import { broadcastPlace, wholePlace } from '../../../../autodiff/tensors/place.ts';
import type { Operand } from '../../../../runtime/operand.ts';
import { TupleValue } from '../containers.ts';
import { signature } from '../functions.ts';
import type { PyMachine } from '../machine.ts';
import { bindArguments, builtinWording } from '../parameters.ts';
import { builtinType, typeOf, types } from '../types.ts';
import { CallableValue, type Keywords, type Value } from '../values.ts';
import { applyUfunc } from './apply.ts';
import { NdArray } from './array.ts';
import { type Argument, argumentOf, cast, fromOperand, shapeTuple } from './convert.ts';
import { canCast, type DType } from './dtype.ts';
import { toDType } from './dtype-argument.ts';
import { type UfuncName, type UfuncRow, ufuncAliases, ufuncRows } from './ufunc-rows.ts';
import { cannotBroadcast } from './unfit.ts';

export const ufuncType = builtinType('ufunc', { module: 'numpy' });

const castingError = builtinType('UFuncTypeError', {
  bases: [types.TypeError],
  module: 'numpy',
  hasDict: true,
});

const OPTIONS = 'out=None, /, *, where=True, casting=?, order=?, dtype=None, subok=True';
const ofOne = signature(`x, /, ${OPTIONS.replace(' /,', '')}`);
const ofTwo = signature(`x1, x2, /, ${OPTIONS.replace(' /,', '')}`);

export class Ufunc extends CallableValue {
  constructor(
    readonly name: string,
    readonly row: UfuncRow,
  ) {
    super(ufuncType);
  }

  get inputs(): number {
    return this.row.isBinary ? 2 : 1;
  }

  override call(machine: PyMachine, args: Value[], keywords: Keywords | undefined, node: number): Value {
    const { inputs, row } = this;
    if (args.length === inputs && keywords === undefined) return this.of(machine, args, node);
    if (args.length < inputs) {
      const text = `${this.name}() takes from ${inputs} to ${inputs + 1} positional arguments but ${args.length} were given`;
      return machine.raise(types.TypeError, text, node);
    }
    const { parameters, defaults } = row.isBinary ? ofTwo : ofOne;
    const call = { name: this.name, parameters, defaults, args, keywords };
    const bound = bindArguments(machine, call, node, builtinWording);
    const [out, where, , , dtype] = bound.slice(inputs);
    const given = bound.slice(0, inputs).map((v) => argumentOf(machine, v, node));
    return this.into(machine, given, { out, where, dtype: toDType(machine, dtype, node) }, node);
  }

  /** Without options. */
  of(machine: PyMachine, args: readonly Value[], node: number): Value {
    const given = args.map((v) => argumentOf(machine, v, node));
    const { operand, dtype } = applyUfunc(machine, this.name, this.row, given, node);
    return fromOperand(machine, operand, dtype, node);
  }

  into(
    machine: PyMachine,
    given: readonly Argument[],
    { out, where, dtype }: { out: Value; where: Value; dtype: DType | undefined },
    node: number,
  ): Value {
    const target = outArray(machine, out, node);
    if (target !== undefined)
      broadcast(
        machine,
        [...given, target].map(({ shape }) => shape),
        node,
      );
    if (where !== true) return this.#where(machine, given, where, target, dtype, node);
    const result = applyUfunc(machine, this.name, this.row, given, node, dtype);
    if (target === undefined) return fromOperand(machine, result.operand, result.dtype, node);
    writeResult(machine, this.name, target, result.operand, result.dtype, node);
    return target;
  }

  /** Nothing is computed where the mask says no: no warning comes from there, and no gradient. */
  #where(
    machine: PyMachine,
    given: readonly Argument[],
    where: Value,
    target: NdArray | undefined,
    dtype: DType | undefined,
    node: number,
  ): Value {
    const mask = argumentOf(machine, where, node);
    if (!mask.dtype.isBool) {
      const text = `Cannot cast array data from dtype('${mask.dtype.name}') to dtype('bool') according to the rule 'safe'`;
      machine.raise(types.TypeError, text, node);
    }
    const shapes = [...given.map(({ shape }) => shape), mask.shape, ...(target === undefined ? [] : [target.shape])];
    const shape = broadcast(machine, shapes, node);
    machine.budget.allocate(sizeOf(shape), node);
    const { data } = machine.tensorOf(mask.operand);
    const chosen: number[] = [];
    eachPlace(broadcastPlace(wholePlace(mask.shape), shape), (place, i) => {
      if (data[place] !== 0) chosen.push(i);
    });
    const parts = given.map((argument) => part(machine, argument, shape, chosen, node));
    const result = applyUfunc(machine, this.name, this.row, parts, node, dtype);
    // What NumPy leaves in memory that it has just allocated is anything; here it is 0.
    const into = target ?? NdArray.ofData(machine, new Float64Array(sizeOf(shape)), shape, result.dtype, node);
    const places = new Int32Array(sizeOf(shape));
    eachPlace(into.view.place, (place, i) => {
      places[i] = place;
    });
    const to: IndexList = { shape: [chosen.length], index: Int32Array.from(chosen, (i) => places[i]) };
    const operand = outputCast(machine, this.name, result.operand, result.dtype, into.dtype, node);
    into.view.writeTo(machine, to, operand, node, true);
    return into;
  }
}

function part(
  machine: PyMachine,
  argument: Argument,
  shape: Tensor['shape'],
  chosen: number[],
  node: number,
): Argument {
  if (argument.value !== undefined) return argument;
  const places = new Int32Array(sizeOf(shape));
  eachPlace(broadcastPlace(wholePlace(argument.shape), shape), (place, i) => {
    places[i] = place;
  });
  const from: IndexList = { shape: [chosen.length], index: Int32Array.from(chosen, (i) => places[i]) };
  const operand = machine.tensor(tensorOps.take, [argument.operand], from, node);
  return { operand, dtype: argument.dtype, shape: from.shape };
}

/** The shape that shapes broadcast to. Raises ValueError. */
export function broadcast(machine: PyMachine, shapes: readonly Tensor['shape'][], node: number): Tensor['shape'] {
  try {
    return broadcastShape(shapes);
  } catch {
    const operands = shapes.map((shape) => ({ shape }));
    return cannotBroadcast(machine, operands, node);
  }
}

/** `out=`: an array, or a tuple with one. */
export function outArray(machine: PyMachine, v: Value, node: number): NdArray | undefined {
  const out = v instanceof TupleValue && v.elements.length === 1 ? v.elements[0] : v;
  if (out === null || out instanceof NdArray) return out ?? undefined;
  return machine.raise(types.TypeError, `return arrays must be of ArrayType, not ${typeOf(out).name}`, node);
}

/** Writes what a function gave into an array: that of `out=`, or the one that `+=` changes. */
export function writeResult(
  machine: PyMachine,
  name: string,
  target: NdArray,
  operand: Operand,
  from: DType,
  node: number,
): void {
  const { shape } = machine.tensorOf(operand);
  const together = broadcast(machine, [target.shape, shape], node);
  if (together.length !== target.shape.length || sizeOf(together) !== sizeOf(target.shape)) {
    const text = `non-broadcastable output operand with shape ${shapeTuple(target.shape).replaceAll(' ', '')} doesn't`;
    machine.raise(types.ValueError, `${text} match the broadcast shape ${shapeTuple(shape).replaceAll(' ', '')}`, node);
  }
  target.view.write(machine, outputCast(machine, name, operand, from, target.dtype, node), node, true);
}

function outputCast(machine: PyMachine, name: string, operand: Operand, from: DType, to: DType, node: number): Operand {
  if (from === to) return operand;
  if (!canCast(from, to)) {
    const text = `Cannot cast ufunc '${name}' output from dtype('${from.name}') to dtype('${to.name}')`;
    machine.raise(castingError, `${text} with casting rule 'same_kind'`, node);
  }
  return cast(machine, operand, from, to, node);
}

/** Every ufunc by its name in `numpy`. */
export const ufuncs = (() => {
  const made: Record<string, Ufunc> = {};
  for (const [name, row] of Object.entries(ufuncRows)) made[name] = new Ufunc(name, row);
  for (const [alias, name] of Object.entries(ufuncAliases)) made[alias] = made[name];
  return made as Record<UfuncName, Ufunc>;
})();
