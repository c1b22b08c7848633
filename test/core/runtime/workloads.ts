/**
 * Forward passes written on the engine's arrays as a language would drive them, without one: what they come to is
 * known, and they can be timed.
 */
import { sweep } from '../../../core/autodiff/backward.ts';
import { ops } from '../../../core/autodiff/ops/index.ts';
import { sizeOf, Tensor } from '../../../core/autodiff/tensor.ts';
import { tensorOps } from '../../../core/autodiff/tensor-ops/index.ts';
import { atIndex, type Place, sliced, wholePlace } from '../../../core/autodiff/tensors/place.ts';
import { ArrayStorage } from '../../../core/runtime/arrays/storage.ts';
import { ArrayView } from '../../../core/runtime/arrays/view.ts';
import type { Machine } from '../../../core/runtime/machine.ts';
import type { Operand, TensorRef } from '../../../core/runtime/operand.ts';
import type { Ref } from '../../../core/runtime/ref.ts';

const { add, sub, mul, div, neg, exp, tanh, max } = ops;

/** The draws that all measure with. */
export class Draws {
  constructor(private state: number) {}

  uniform(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  normal(): number {
    const u = 1 - this.uniform();
    return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * this.uniform());
  }

  normals(shape: readonly number[], scale = 1): Tensor {
    return new Tensor(
      shape,
      Float64Array.from({ length: sizeOf(shape) }, () => this.normal() * scale),
    );
  }
}

export interface Outcome {
  readonly value: number;
  readonly gradients: readonly Float64Array[];
}

export interface Workload {
  readonly value: number;
  /** Σ|gradient| of each input. */
  readonly sums: readonly number[];
  run(machine: Machine): Outcome;
}

/** Sweeps from the output. */
function outcome(machine: Machine, out: Operand, inputs: readonly Operand[]): Outcome {
  const { tape } = machine;
  const { entry } = out as Ref;
  sweep(tape, [{ entry, gradient: 1 }]);
  const gradients = inputs.map((x) => tape.tensorRecord((x as TensorRef).entry)?.gradient as Float64Array);
  return { value: tape.value[entry], gradients };
}

/** Affine, relu, affine, softmax cross-entropy. */
function w3(): Workload {
  const draws = new Draws(3);
  const [n, d, h, c] = [64, 784, 256, 10];
  const data = [
    draws.normals([n, d]),
    draws.normals([d, h], Math.sqrt(2 / d)),
    draws.normals([h], 0.01),
    draws.normals([h, c], Math.sqrt(2 / h)),
    draws.normals([c], 0.01),
  ];
  const labels = Array.from({ length: n }, () => Math.floor(c * draws.uniform()));
  const index = Int32Array.from(labels, (y, i) => i * c + y);
  return {
    value: 2.93209265665,
    sums: [31.46878, 1245.13778, 2.464898, 111.758699, 0.645728],
    run(machine) {
      const [x, w1, b1, w2, b2] = data.map((value) => machine.tensorInput(value, 0));
      const hidden = machine.elementwise(add, [machine.tensor(tensorOps.matmul, [x, w1], undefined, 0), b1], 0);
      const active = machine.elementwise(max, [hidden, 0], 0);
      const scores = machine.elementwise(add, [machine.tensor(tensorOps.matmul, [active, w2], undefined, 0), b2], 0);
      const logs = machine.tensor(tensorOps.logSoftmax, [scores], { axes: [1] }, 0);
      const right = machine.tensor(tensorOps.take, [logs], { shape: [n], index }, 0);
      const mean = machine.tensor(tensorOps.mean, [right], {}, 0);
      return outcome(machine, machine.elementwise(neg, [mean], 0), [x, w1, b1, w2, b2]);
    },
  };
}

/** An LSTM over 20 steps, with its states written into an array. */
function w4(): Workload {
  const draws = new Draws(4);
  const [t, n, d] = [20, 4, 16];
  const inputs = [
    draws.normals([n, t, d]),
    draws.normals([d, 4 * d], 0.25),
    draws.normals([d, 4 * d], 0.25),
    draws.normals([4 * d], 0.1),
  ];
  const upstream = draws.normals([n, t, d]);
  return {
    value: -3.94179050438,
    sums: [228.571897, 740.919892, 159.012246, 50.084619],
    run(machine) {
      const [x, wx, wh, b] = inputs.map((value) => machine.tensorInput(value, 0));
      const e = (op: Parameters<Machine['elementwise']>[0], ...args: Operand[]) => machine.elementwise(op, args, 0);
      const matmul = (a: Operand, c: Operand) => machine.tensor(tensorOps.matmul, [a, c], undefined, 0);
      const sigmoid = (a: Operand) => e(div, 1, e(add, 1, e(exp, e(neg, a))));
      const xs = ArrayView.of(machine, x, 0);
      const all = ArrayView.whole(ArrayStorage.constants(machine, new Float64Array(n * t * d), 0), [n, t, d]);
      const zeros = new Tensor([n, d], new Float64Array(n * d));
      let [h, c]: Operand[] = [zeros, zeros];
      for (let step = 0; step < t; step++) {
        const now = xs.derived((of) => atIndex(of, 1, step)).read(machine, 0);
        const a = e(add, e(add, matmul(now, wx), matmul(h, wh)), b);
        const whole = wholePlace([n, 4 * d]);
        const gate = (k: number) => machine.tensor(tensorOps.slice, [a], sliced(whole, 1, k * d, 1, d), 0);
        const [i, f, o, g] = [sigmoid(gate(0)), sigmoid(gate(1)), sigmoid(gate(2)), e(tanh, gate(3))];
        c = e(add, e(mul, f, c), e(mul, i, g));
        h = e(mul, o, e(tanh, c));
        all.derived((of) => atIndex(of, 1, step)).write(machine, h, 0);
      }
      const out = machine.tensor(tensorOps.sum, [e(mul, all.read(machine, 0), upstream)], {}, 0);
      return outcome(machine, out, [x, wx, wh, b]);
    },
  };
}

/** A convolution by four nested loops that multiply windows. */
function w5a(): Workload {
  const draws = new Draws(5);
  const [n, c, s, f, k] = [2, 3, 8, 4, 3];
  const inputs = [draws.normals([n, c, s, s]), draws.normals([f, c, k, k]), draws.normals([f])];
  const upstream = draws.normals([n, f, s, s]);
  return {
    value: -78.3629136912,
    sums: [1358.709114, 860.040157, 18.20904],
    run(machine) {
      const [x, w, b] = inputs.map((value) => machine.tensorInput(value, 0));
      const size = s + 2;
      const padded = ArrayView.whole(ArrayStorage.constants(machine, new Float64Array(n * c * size * size), 0), [
        n,
        c,
        size,
        size,
      ]);
      const inside = padded.derived((of) => sliced(sliced(of, 2, 1, 1, s), 3, 1, 1, s));
      inside.write(machine, x, 0);
      const [ws, bs] = [ArrayView.of(machine, w, 0), ArrayView.of(machine, b, 0)];
      const out = ArrayView.whole(ArrayStorage.constants(machine, new Float64Array(n * f * s * s), 0), [n, f, s, s]);
      let place = 0;
      for (let image = 0; image < n; image++)
        for (let filter = 0; filter < f; filter++)
          for (let i = 0; i < s; i++)
            for (let j = 0; j < s; j++) {
              const from = (of: Place) => sliced(sliced(atIndex(of, 0, image), 1, i, 1, k), 2, j, 1, k);
              const window = padded.derived(from).read(machine, 0);
              const weights = ws.derived((of) => atIndex(of, 0, filter)).read(machine, 0);
              const products = machine.elementwise(mul, [window, weights], 0);
              const sum = machine.tensor(tensorOps.sum, [products], {}, 0) as Ref;
              const total = machine.binary(add, sum, bs.element(machine, filter, 0), 0);
              out.storage.writeElement(machine, place++, total, 0, true);
            }
      const weighted = machine.elementwise(mul, [out.read(machine, 0), upstream], 0);
      return outcome(machine, machine.tensor(tensorOps.sum, [weighted], {}, 0), [x, w, b]);
    },
  };
}

/** The loss of a support vector machine by two loops. */
function w5b(): Workload {
  const draws = new Draws(6);
  const [n, d, c] = [100, 50, 10];
  const inputs = [draws.normals([n, d]), draws.normals([d, c], 0.1)];
  const labels = Array.from({ length: n }, () => Math.floor(c * draws.uniform()));
  return {
    value: 10.1525294612,
    sums: [33.041995, 103.769584],
    run(machine) {
      const [x, w] = inputs.map((value) => machine.tensorInput(value, 0));
      const xs = ArrayView.of(machine, x, 0);
      let loss: number | Ref = 0;
      for (let i = 0; i < n; i++) {
        const row = xs.derived((of) => atIndex(of, 0, i)).read(machine, 0);
        const scores = ArrayView.of(machine, machine.tensor(tensorOps.matmul, [row, w], undefined, 0), 0);
        const right = scores.element(machine, labels[i], 0);
        for (let j = 0; j < c; j++) {
          if (j === labels[i]) continue;
          const margin = machine.binary(add, machine.binary(sub, scores.element(machine, j, 0), right, 0), 1, 0);
          if (machine.num(margin) > 0) loss = machine.binary(add, loss, margin, 0);
        }
      }
      loss = machine.binary(div, loss, n, 0);
      const squares = machine.tensor(tensorOps.sum, [machine.elementwise(mul, [w, w], 0)], {}, 0) as Ref;
      loss = machine.binary(add, loss, machine.binary(mul, 1e-3, squares, 0), 0);
      return outcome(machine, loss, [x, w]);
    },
  };
}

export const workloads: Readonly<Record<string, Workload>> = { W3: w3(), W4: w4(), W5a: w5a(), W5b: w5b() };
