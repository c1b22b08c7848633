// A maximum routes: the larger input gets the whole gradient, the other nothing.
// Make y larger than x. What happens at x = y?

const x = 4;
const y = 2;

const f = Math.max(x, y);
