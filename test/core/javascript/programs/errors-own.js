// A forward pass that checks its arguments, with errors of its own kind.
function ShapeError(message, shape) {
  this.name = 'ShapeError';
  this.message = message;
  this.shape = shape;
}
ShapeError.prototype = Object.create(Error.prototype);
const dot = (a, b) => {
  if (!Array.isArray(a) || !Array.isArray(b)) throw new TypeError('lists wanted');
  if (a.length !== b.length) throw new ShapeError(`${a.length} and ${b.length}`, [a.length, b.length]);
  return a.reduce((s, v, i) => s + v * b[i], 0);
};
const weights = [0.5, -0.25, 2];
let failures = 0;
const safely = (x) => {
  try {
    return dot(weights, x);
  } catch (error) {
    failures++;
    if (error instanceof ShapeError && error instanceof Error) return error.shape[1] - error.message.length;
    if (error instanceof TypeError) return -error.message.length;
    throw error;
  }
};
const texts = [EvalError('e'), URIError('u'), ReferenceError('r'), SyntaxError('s')].map((e) => e.toString().length);
const given = new Error('m');
given.stack = 'mine';
export const out = [safely([1, 2, 3]), safely([1]), safely(3), failures, texts, given.stack.length, new Error().stack.length > 0 ? 1 : 0];
