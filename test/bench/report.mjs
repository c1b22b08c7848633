/** How results are printed. */
import { spread } from './measure.mjs';

export function row(name, times, ratios) {
  const { median, min, max } = spread(times);
  const times1 = `${duration(median)} [${duration(min)}, ${duration(max)}]`;
  const text = ratios ? `${fixed(ratios.median)}× [${fixed(ratios.min)}, ${fixed(ratios.max)}]` : '';
  console.log(`  ${name.padEnd(22)}${times1.padEnd(34)}${text}`);
}

export function goal(text, isReached) {
  console.log(`  goal ${text}: ${isReached ? 'reached' : 'not reached'}`);
}

export function duration(ms) {
  if (Math.abs(ms) >= 1) return `${fixed(ms)} ms`;
  return Math.abs(ms) >= 1e-3 ? `${fixed(ms * 1e3)} µs` : `${fixed(ms * 1e6)} ns`;
}

function fixed(x) {
  return Math.abs(x) >= 100 ? x.toFixed(0) : x.toPrecision(3);
}
