/** Every text of the circuit. English here; the extension sends the same keys translated. `{…}` are filled in. */
export const english = {
  title: 'Circuit of values and gradients',
  value: 'value',
  gradient: 'gradient',
  legendValue: 'value, above',
  legendGradient: 'gradient, below',
  output: 'output',
  input: 'input',
  constant: 'constant',
  line: 'line {line}',
  lines: 'lines {from}–{to}',
  gates: '{count} gates',
  oneGate: '1 gate',
  values: '{count} values',
  loop: 'loop ×{count}',
  iteration: 'iteration {from} / {of}',
  iterations: '{from}–{to} / {of}',
  part: '{line} · {from}–{to}',
  opens: 'Enter opens the group',
  distributes: 'hands the gradient on to every input',
  swaps: 'gives each input the gradient times the other input',
  routes: 'sends the gradient to the input it chose',
  scales: 'multiplies the gradient by its slope',
  blocks: 'is flat: no gradient goes through',
  passes: 'lets the gradient through',
  spreads: 'spreads the gradient over all that it adds up',
  moves: 'sends each element’s gradient back to where the element came from',
  transposes: 'multiplies the gradient with the other input, transposed',
  stops: 'the gradient stops here',
  kink: 'No single derivative here: {convention}',
  kinkInOne: 'No single derivative at 1 element: {convention}',
  kinks: 'No single derivative at {count} elements: {convention}',
  dead: 'Gradient 0: a small change here does not change the output.',
  sum: 'The gradient is the sum of {count} uses.',
  tools: 'Tools',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  stale: 'The code has changed',
} as const;

export type Words = { readonly [K in keyof typeof english]: string };

export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => {
    const value = values[key];
    return value === undefined ? whole : typeof value === 'number' ? count(value) : value;
  });
}

/** A whole number with its thousands set apart. */
function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
