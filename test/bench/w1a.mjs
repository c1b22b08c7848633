/** (x + σ(y)) / (σ(x) + (x + y)²), staged as in the notes. */
export const name = 'W1a';

export const program = `\
const x = 3;
const y = -4;

const sigy = 1 / (1 + Math.exp(-y));
const num = x + sigy;
const sigx = 1 / (1 + Math.exp(-x));
const xpy = x + y;
const xpysqr = xpy ** 2;
const den = sigx + xpysqr;
const invden = 1 / den;
const f = num * invden;
`;

/** All inputs in one row; every contestant puts the value and the gradients of these into `out`. */
export const inputs = [3, -4];

export const expected = { value: 1.5456448841066441, gradients: [2.05956979557, 1.59223275148] };

export const ours = { request: {}, named: ([x, y]) => ({ x, y }) };

export const goals = [{ of: 'time', limit: 1e-3, text: 'at most 1 µs with the program prepared' }];
export const textGoal = { limit: 20e-3, text: 'at most 20 µs from text' };

export function byHand(inputs, out) {
  const x = inputs[0];
  const y = inputs[1];
  const sigy = 1 / (1 + Math.exp(-y));
  const num = x + sigy;
  const sigx = 1 / (1 + Math.exp(-x));
  const xpy = x + y;
  const xpysqr = xpy * xpy;
  const den = sigx + xpysqr;
  const invden = 1 / den;
  out[0] = num * invden;

  const dnum = invden;
  const dinvden = num;
  const dden = -invden * invden * dinvden;
  const dxpy = 2 * xpy * dden;
  out[1] = dxpy + (1 - sigx) * sigx * dden + dnum;
  out[2] = dxpy + (1 - sigy) * sigy * dnum;
}

export const withAdnn = (ad) => {
  const { add, div, exp, mul, neg, pow } = ad.scalar;
  return (inputs, out) => {
    const x = ad.lift(inputs[0]);
    const y = ad.lift(inputs[1]);
    const sigy = div(1, add(1, exp(neg(y))));
    const num = add(x, sigy);
    const sigx = div(1, add(1, exp(neg(x))));
    const xpy = add(x, y);
    const xpysqr = pow(xpy, 2);
    const den = add(sigx, xpysqr);
    const invden = div(1, den);
    const f = mul(num, invden);
    f.backprop();
    out[0] = ad.value(f);
    out[1] = ad.derivative(x);
    out[2] = ad.derivative(y);
  };
};

export const withTfjs = (tf) => {
  const gradients = tf.valueAndGrads((x, y) => {
    const sigy = tf.div(1, tf.add(1, tf.exp(tf.neg(y))));
    const num = tf.add(x, sigy);
    const sigx = tf.div(1, tf.add(1, tf.exp(tf.neg(x))));
    const xpy = tf.add(x, y);
    const xpysqr = tf.square(xpy);
    const den = tf.add(sigx, xpysqr);
    const invden = tf.div(1, den);
    return tf.mul(num, invden);
  });
  return (inputs, out) =>
    tf.tidy(() => {
      const { value, grads } = gradients([tf.scalar(inputs[0]), tf.scalar(inputs[1])]);
      out[0] = value.dataSync()[0];
      out[1] = grads[0].dataSync()[0];
      out[2] = grads[1].dataSync()[0];
    });
};
