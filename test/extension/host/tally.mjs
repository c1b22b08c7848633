// What became of each test: printed as it comes, counted at the end. What failed may be tried once more.

/** How much of a failure is said again at the end. */
const LINES_AT_END = 8;

export class Tally {
  /** Title → its last result; `first` is why it failed before that. */
  #results = new Map();

  /** `{ title, ms, error, first, skipped }` of one try. What has passed already has passed. */
  add(result) {
    const { title } = result;
    const before = this.#results.get(title);
    if (before !== undefined && before.error === undefined && !before.skipped) return;
    const now = { ...result, first: result.first ?? before?.error };
    this.#results.set(title, now);
    print(now);
  }

  get failed() {
    return [...this.#results.values()].filter(({ error }) => error !== undefined);
  }

  /** How many tests ran. */
  get size() {
    return [...this.#results.values()].filter(({ skipped }) => !skipped).length;
  }

  /** What one must not overlook, for the end of a long output. */
  close() {
    console.log('── told again ──');
    const secondTries = [...this.#results.values()].filter(({ first, error }) => first && !error);
    for (const { title, first } of secondTries) console.log(passedLater(title, first));
    for (const { title, error } of this.failed) {
      console.log(`  failed: ${title}`);
      for (const line of error.split('\n').slice(0, LINES_AT_END)) console.log(`      ${line}`);
    }
    console.log(`${this.size - this.failed.length} passed, ${this.failed.length} failed`);
  }
}

function print({ title, ms, error, first, skipped }) {
  if (skipped) console.log(`  - ${title}`);
  else if (error !== undefined) console.log(`  ✗ ${title}\n${error.replace(/^/gm, '      ')}`);
  else console.log(first ? passedLater(title, first) : `  ✓ ${title} (${ms} ms)`);
}

function passedLater(title, first) {
  return `  passed at the second try: ${title}, first: ${first.split('\n', 4).join(' ').replace(/\s+/g, ' ').slice(0, 300)}`;
}
