/** A perceptron 2-16-16-1 on 100 points of two moons, number by number: about 65,700 entries. */
import { mulberry32 } from './random.mjs';

export const name = 'W2';

const POINTS = 100;
const SIZES = [2, 16, 16, 1];

const { X, Y, layers } = draw(mulberry32(42));

/** All numbers that are differentiated: points, then layer by layer weights and biases. */
export const inputs = [...X.flat(), ...layers.flatMap(({ W, b }) => [...W.flat(), ...b])];

const FIRST_PARAMETER = 2 * POINTS;

export const expected = { value: 0.8845983269722, sums: { X: 0.7516475903, P: 13.9338497349 } };

/** What the gradients are compared by: the sums of their absolute values. */
export function sums(gradients) {
  const sum = (part) => part.reduce((total, g) => total + Math.abs(g), 0);
  return { X: sum(gradients.slice(0, FIRST_PARAMETER)), P: sum(gradients.slice(FIRST_PARAMETER)) };
}

export const program = `\
const X = ${JSON.stringify(X)};
const Y = ${JSON.stringify(Y)};
const W1 = ${JSON.stringify(layers[0].W)};
const b1 = ${JSON.stringify(layers[0].b)};
const W2 = ${JSON.stringify(layers[1].W)};
const b2 = ${JSON.stringify(layers[1].b)};
const W3 = ${JSON.stringify(layers[2].W)};
const b3 = ${JSON.stringify(layers[2].b)};

const relu = (z) => Math.max(0, z);

function dense(W, b, activation) {
  return (input) => {
    const output = [];
    for (let i = 0; i < W.length; i++) {
      const w = W[i];
      let z = b[i];
      for (let j = 0; j < w.length; j++) z += w[j] * input[j];
      output.push(activation ? activation(z) : z);
    }
    return output;
  };
}

const hidden1 = dense(W1, b1, relu);
const hidden2 = dense(W2, b2, relu);
const score = dense(W3, b3);

let hinge = 0;
for (let k = 0; k < X.length; k++) {
  const [s] = score(hidden2(hidden1(X[k])));
  hinge += relu(1 - Y[k] * s);
}

let squares = 0;
for (const W of [W1, W2, W3]) {
  for (const w of W) {
    for (const p of w) squares += p * p;
  }
}
for (const b of [b1, b2, b3]) {
  for (const p of b) squares += p * p;
}

const loss = hinge / X.length + 1e-4 * squares;
`;

export const ours = {
  request: { wrt: ['X', 'W1', 'b1', 'W2', 'b2', 'W3', 'b3'] },
  named(inputs) {
    let at = 0;
    const list = (n) => Array.from({ length: n }, () => inputs[at++]);
    const matrix = (rows, columns) => Array.from({ length: rows }, () => list(columns));
    return {
      X: matrix(POINTS, 2),
      W1: matrix(16, 2),
      b1: list(16),
      W2: matrix(16, 16),
      b2: list(16),
      W3: matrix(1, 16),
      b3: list(1),
    };
  },
};

export const goals = [{ of: 'ratio', limit: 29, text: 'at most 29 times by hand' }];

function draw(u) {
  const X = [];
  const Y = [];
  for (let k = 0; k < POINTS; k++) {
    const t = Math.PI * u();
    const n0 = 0.1 * (2 * u() - 1);
    const n1 = 0.1 * (2 * u() - 1);
    const upper = k % 2 === 0;
    X.push(upper ? [Math.cos(t) + n0, Math.sin(t) + n1] : [1 - Math.cos(t) + n0, 0.5 - Math.sin(t) + n1]);
    Y.push(upper ? 1 : -1);
  }
  const layers = SIZES.slice(1).map((outputs, l) => ({
    W: Array.from({ length: outputs }, () => Array.from({ length: SIZES[l] }, () => 2 * u() - 1)),
    b: Array(outputs).fill(0),
  }));
  return { X, Y, layers };
}

// Where the parameters stand among the inputs.
const [A, a, B, b, C, c] = [0, 32, 48, 304, 320, 336].map((offset) => FIRST_PARAMETER + offset);

const y1 = new Float64Array(16);
const y2 = new Float64Array(16);
const d1 = new Float64Array(16);

export function byHand(inputs, out) {
  out.fill(0);
  let hinge = 0;
  for (let k = 0; k < POINTS; k++) {
    const x0 = inputs[2 * k];
    const x1 = inputs[2 * k + 1];
    let s = inputs[c];
    for (let i = 0; i < 16; i++) {
      const z = inputs[a + i] + inputs[A + 2 * i] * x0 + inputs[A + 2 * i + 1] * x1;
      y1[i] = Math.max(z, 0);
    }
    for (let i = 0; i < 16; i++) {
      let z = inputs[b + i];
      for (let j = 0; j < 16; j++) z += inputs[B + 16 * i + j] * y1[j];
      y2[i] = Math.max(z, 0);
      s += inputs[C + i] * y2[i];
    }
    const margin = 1 - Y[k] * s;
    if (margin <= 0) continue;
    hinge += margin;

    const ds = -Y[k] / POINTS;
    d1.fill(0);
    out[1 + c] += ds;
    for (let i = 0; i < 16; i++) {
      out[1 + C + i] += ds * y2[i];
      if (y2[i] === 0) continue;
      const dz = ds * inputs[C + i];
      out[1 + b + i] += dz;
      for (let j = 0; j < 16; j++) {
        out[1 + B + 16 * i + j] += dz * y1[j];
        d1[j] += dz * inputs[B + 16 * i + j];
      }
    }
    let dx0 = 0;
    let dx1 = 0;
    for (let i = 0; i < 16; i++) {
      if (y1[i] === 0) continue;
      out[1 + a + i] += d1[i];
      out[1 + A + 2 * i] += d1[i] * x0;
      out[1 + A + 2 * i + 1] += d1[i] * x1;
      dx0 += d1[i] * inputs[A + 2 * i];
      dx1 += d1[i] * inputs[A + 2 * i + 1];
    }
    out[1 + 2 * k] = dx0;
    out[1 + 2 * k + 1] = dx1;
  }
  let squares = 0;
  for (let p = FIRST_PARAMETER; p < inputs.length; p++) {
    squares += inputs[p] * inputs[p];
    out[1 + p] += 2e-4 * inputs[p];
  }
  out[0] = hinge / POINTS + 1e-4 * squares;
}

/** The perceptron in terms of a library: `leaves` are its numbers for `inputs`. */
function loss({ add, mul, sub, div, relu }, leaves) {
  const dense = (W, b, columns, input, activation) =>
    Array.from({ length: columns.rows }, (_, i) => {
      let z = leaves[b + i];
      for (let j = 0; j < input.length; j++) z = add(z, mul(leaves[W + columns.of * i + j], input[j]));
      return activation ? relu(z) : z;
    });
  let hinge = 0;
  for (let k = 0; k < POINTS; k++) {
    const h1 = dense(A, a, { rows: 16, of: 2 }, [leaves[2 * k], leaves[2 * k + 1]], true);
    const h2 = dense(B, b, { rows: 16, of: 16 }, h1, true);
    const [s] = dense(C, c, { rows: 1, of: 16 }, h2, false);
    hinge = add(hinge, relu(sub(1, mul(Y[k], s))));
  }
  let squares = 0;
  for (const p of leaves.slice(FIRST_PARAMETER)) squares = add(squares, mul(p, p));
  return add(div(hinge, POINTS), mul(1e-4, squares));
}

export const withAdnn = (ad) => {
  // Its own `max` has no derivative.
  const relu = ad.newUnaryFunction({
    OutputType: Number,
    name: 'relu',
    forward: (x) => Math.max(x, 0),
    backward(x) {
      if (this.x > 0) x.dx += this.dx;
    },
  });
  const library = { ...ad.scalar, relu };
  return (inputs, out) => {
    const leaves = Array.from(inputs, (input) => ad.lift(input));
    const result = loss(library, leaves);
    result.backprop();
    out[0] = ad.value(result);
    for (let i = 0; i < leaves.length; i++) out[1 + i] = ad.derivative(leaves[i]);
  };
};

export const withTfjs = (tf) => {
  const gradients = tf.valueAndGrads((...leaves) => loss(tf, leaves));
  return (inputs, out) =>
    tf.tidy(() => {
      const { value, grads } = gradients(Array.from(inputs, (input) => tf.scalar(input)));
      out[0] = value.dataSync()[0];
      for (let i = 0; i < grads.length; i++) out[1 + i] = grads[i].dataSync()[0];
    });
};
