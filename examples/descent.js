// Newton's way to the square root of a, in a loop.
// A line of a loop shows its last round; hover it to see which.
// The gradient at a says how much the root moves with a: 1 / (2 * root). The start hardly matters, so it has none.

const a = 2;

let root = 1.5;
for (let i = 0; i < 4; i++) {
  const error = root * root - a;
  root = root - error / (2 * root);
}

const result = root;
