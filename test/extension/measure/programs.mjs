// Programs of a given size, for measuring. No known composition is in them: all their gates show.

/**
 * Layers of plain statements, `hidden` of them on `inputs` inputs: `hidden · (4 · inputs + 1) + 3 · inputs …` gates.
 * The first line is `const x1 = 0.1;`.
 */
export function layered(inputs, hidden) {
  const all = (count, write) => Array.from({ length: count }, (_, i) => write(i + 1));
  return [
    ...all(inputs, (i) => `const x${i} = 0.${i};`),
    ...all(hidden, (h) => {
      const factors = all(inputs, (i) => `Math.sin(w${h}_${i} * x${i})`);
      const weights = all(inputs, (i) => `const w${h}_${i} = ${((h * 7 + i * 3) % 10) / 4 - 1.125};`);
      return [...weights, `const h${h} = ${factors.join(' * ')};`].join('\n');
    }),
    `const f = ${all(hidden, (h) => `h${h}`).join(' + ')};`,
    '',
  ].join('\n');
}

/** A loop of eight gates a step, on numbers that stay small. */
export function stepped(steps) {
  return `let x = 0.1;
let y = 0.5;
const w = 1.5;
for (let t = 0; t < ${steps}; t++) {
  x = x + 0.01 * Math.sin(y) * w;
  y = y - 0.01 * Math.cos(x) * w;
}
const f = x * y;
`;
}
