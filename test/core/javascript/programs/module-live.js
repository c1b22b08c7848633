// A module that exports its own things in several ways, one of them changed after it was exported.
const rate = 0.1;
export let momentum = 0.5;
export function update(w, slope) { return w - rate * slope * (1 - momentum); }
export const { length: width, 0: head } = [4, 5];
momentum = 0.25;
const w = [1, -2];
export { rate, w as weights };
export default function weigh() { return w; }
export const out = w.map((v) => update(v, 2 * v) * width * head);
