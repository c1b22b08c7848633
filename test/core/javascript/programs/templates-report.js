// A report in words about numbers, with its digits read back.
const accuracy = 0.8765, loss = 1.234e-5, epochs = 12;
const percent = (v, digits = 1) => `${(100 * v).toFixed(digits)}%`;
const bar = (v) => `[${'#'.repeat(Math.round(v * 10)).padEnd(10, '.')}]`;
const line = (parts, ...values) => parts.reduce((text, part, i) => text + (values[i - 1] ?? '') + part);
const report = line`epoch ${epochs}: ${percent(accuracy)} ${bar(accuracy)} loss ${loss.toExponential(2)}`;
const numbers = report.split(' ').map((word) => parseFloat(word)).filter((v) => !isNaN(v));
const unicode = String.raw`\u{1F600}`.length + `\u{1F600}`.length;
const table = [['w', 0.5], ['bias', -1.25]].map(([name, v]) => `${name.padEnd(6)}|${String(v).padStart(7)}`);
export const out = [report.length, numbers, unicode, table.map((row) => [row.length, row.indexOf('|'), row.trimEnd().length])];
