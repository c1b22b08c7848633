/** Parsing Python: all of a file, and again after a key was pressed. */
import { parse } from 'py-ast';
import { parseProgram } from '../../core/languages/python/syntax/parse.ts';
import { race, ratio, spread } from './measure.mjs';
import { goal, row } from './report.mjs';

const SIZES = [100, 1000, 10_000];
const GOAL_MS = 0.6;
/** More than the parser keeps. */
const FILES = 6;
/** Ten lines, two functions and some statements, as course code has them. */
const LINES = [
  'def forward_$(x, w, b=0.5):',
  '    """Scores and their loss."""',
  '    for i in range(10):',
  '        x = np.maximum(0, x @ w[i] + b)  # relu',
  '    return x, np.mean((x - 1.0) ** 2)',
  '',
  'w_$ = np.random.randn(10, 4, 4) / 2.0',
  'scores_$, loss_$ = forward_$(inputs, w_$)',
  'history["loss"].append(loss_$ + 0.01 * np.sum(w_$ * w_$))',
  'print(f"step {step_$}: {loss_$:.4f}")',
];

export function parsing() {
  for (const size of SIZES) {
    const files = Array.from({ length: FILES }, (_, i) => source(size, `${i}_`));
    let parsed = 0;
    const [bare, full] = race([
      (i) => parse(files[i % FILES]),
      // The files have nothing in common: none helps with the next one.
      () => parseProgram(files[parsed++ % FILES]),
    ]);
    const places = ['start', 'middle', 'end'].map((name, i) => ({ name, texts: typed(files[i], i / 2) }));
    const keys = race(
      places.map(
        ({ texts }) =>
          (i) =>
            parseProgram(texts[i % texts.length]),
      ),
    );
    console.log(`Python, ${size} lines`);
    row('py-ast alone', bare);
    row('parse', full, ratio(full, bare));
    places.forEach(({ name }, i) => {
      row(`a key at the ${name}`, keys[i]);
    });
    goal(
      `a key ≤ ${GOAL_MS} ms`,
      keys.every((times) => spread(times).median <= GOAL_MS),
    );
    console.log();
  }
}

function source(size, name) {
  return `${Array.from({ length: size }, (_, i) => LINES[i % LINES.length].replaceAll('$', name + Math.floor(i / LINES.length))).join('\n')}\n`;
}

/** The text with one number after the other in it, at a place between its start (0) and its end (1). */
function typed(text, place) {
  const at = text.indexOf('range(', Math.min(place * text.length, text.lastIndexOf('range(') - 1)) + 'range('.length;
  // As it comes from an editor: in one piece.
  return Array.from({ length: 10 }, (_, digit) =>
    Buffer.from(text.slice(0, at) + digit + text.slice(at + 1)).toString(),
  );
}
