// The root of a function between two signs; a step that finds none throws.
const target = 1.3;
const f = (x) => x * Math.exp(x) - target;
function bisect(g, low, high, tolerance = 1e-10) {
  if (Math.sign(g(low)) === Math.sign(g(high))) throw new RangeError('no change of sign');
  while (high - low > tolerance) {
    const middle = (low + high) / 2;
    if (Math.sign(g(middle)) === Math.sign(g(low))) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
const found = [];
for (const [low, high] of [[0, 2], [3, 4], [-1, 1]]) {
  try {
    found.push(bisect(f, low, high));
  } catch (error) {
    found.push(error instanceof RangeError ? error.message.length : NaN);
  } finally {
    found.push(high);
  }
}
export const out = found;
