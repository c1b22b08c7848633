/** A neuron: σ(w₀x₀ + w₁x₁ + w₂). */
export const name = 'W1b';

export const program = `\
const w = [2, -3, -3];
const x = [-1, -2];

const dot = w[0] * x[0] + w[1] * x[1] + w[2];
const f = 1 / (1 + Math.exp(-dot));
`;

/** w, then x. */
export const inputs = [2, -3, -3, -1, -2];

const slope = 0.7310585786300049 * (1 - 0.7310585786300049);
export const expected = {
  value: 0.73105857863,
  gradients: [-slope, -2 * slope, slope, 2 * slope, -3 * slope],
};

export const ours = { request: {}, named: ([w0, w1, w2, x0, x1]) => ({ w: [w0, w1, w2], x: [x0, x1] }) };

export const goals = [];

export function byHand(inputs, out) {
  const w0 = inputs[0];
  const w1 = inputs[1];
  const x0 = inputs[3];
  const x1 = inputs[4];
  const dot = w0 * x0 + w1 * x1 + inputs[2];
  const f = 1 / (1 + Math.exp(-dot));
  out[0] = f;

  const ddot = (1 - f) * f;
  out[1] = x0 * ddot;
  out[2] = x1 * ddot;
  out[3] = ddot;
  out[4] = w0 * ddot;
  out[5] = w1 * ddot;
}

export const withAdnn = (ad) => {
  const { add, div, exp, mul, neg } = ad.scalar;
  return (inputs, out) => {
    const w = [ad.lift(inputs[0]), ad.lift(inputs[1]), ad.lift(inputs[2])];
    const x = [ad.lift(inputs[3]), ad.lift(inputs[4])];
    const dot = add(add(mul(w[0], x[0]), mul(w[1], x[1])), w[2]);
    const f = div(1, add(1, exp(neg(dot))));
    f.backprop();
    out[0] = ad.value(f);
    for (let i = 0; i < 3; i++) out[1 + i] = ad.derivative(w[i]);
    for (let i = 0; i < 2; i++) out[4 + i] = ad.derivative(x[i]);
  };
};

export const withTfjs = (tf) => {
  const gradients = tf.valueAndGrads((w0, w1, w2, x0, x1) => {
    const dot = tf.add(tf.add(tf.mul(w0, x0), tf.mul(w1, x1)), w2);
    return tf.div(1, tf.add(1, tf.exp(tf.neg(dot))));
  });
  return (inputs, out) =>
    tf.tidy(() => {
      const { value, grads } = gradients(Array.from(inputs, (input) => tf.scalar(input)));
      out[0] = value.dataSync()[0];
      for (let i = 0; i < 5; i++) out[1 + i] = grads[i].dataSync()[0];
    });
};
