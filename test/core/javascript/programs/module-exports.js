// Exports are let through.
export const rate = 0.25;
export let steps = 3, size = 2;
export function decay(x, n = steps) { return x * (1 - rate) ** n; }
export default function main() { return decay(size); }
const inner = (v) => v * 2;
export { inner, inner as twice };
const kept = [decay(8), main(), inner(rate)];
export const out = [kept, steps, typeof main, rate];
