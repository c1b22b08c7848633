// npm run faults: injects all faults into all right programs, and tells what the check makes of them. Options: --file and
// --kind narrow it, --every N takes each Nth, --seconds N ends it in time, --patience MS is for each diagnosis, --misses
// FOLDER writes a file a kind.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { rightPrograms } from '../programs.ts';
import { type Assessment, assess } from './assess.ts';
import { kinds } from './fault.ts';
import { effectOf, type Faulty, faultsOf, programOf } from './inject.ts';
import { outcomeOf } from './truth.ts';

const { values: options } = parseArgs({
  options: {
    file: { type: 'string', multiple: true, default: Object.keys(rightPrograms) },
    kind: { type: 'string', multiple: true, default: Object.keys(kinds) },
    every: { type: 'string', default: '1' },
    patience: { type: 'string', default: '3000' },
    seconds: { type: 'string', default: 'Infinity' },
    misses: { type: 'string' },
  },
});

class Row {
  injected = 0;
  found = 0;
  'on the right line' = 0;
  'diagnosed right' = 0;
  'blamed elsewhere' = 0;
  /** Faults that end the run: found is an error or a wrong gradient on the right line. */
  raises = 0;
  'raises on the line' = 0;
}

const rows = new Map<string, Row>();
const misses = new Map<string, string[]>();
const times: number[] = [];

function count(row: Row, { isFound, isOnLine, isDiagnosed, blamed }: Assessment): void {
  row.injected++;
  row.found += Number(isFound);
  row['on the right line'] += Number(isOnLine);
  row['diagnosed right'] += Number(isDiagnosed);
  row['blamed elsewhere'] += Number(blamed > 0);
}

/** `file | kind | lines | the faulty line | what is amiss | what came out` */
function missed({ program, kind, lines, text }: Faulty, { isFound, isOnLine, isDiagnosed, said }: Assessment): string {
  const amiss = !isFound ? 'not found' : !isOnLine ? 'other line' : !isDiagnosed ? 'no right diagnosis' : 'blamed';
  return [program.file, kind, lines.join(), text.split('\n')[lines[0] - 1].trim(), amiss, said].join(' | ');
}

let n = 0;
for (const file of options.file) {
  const program = programOf(file);
  const right = outcomeOf(program);
  if (right.error !== undefined) {
    console.log(`${file} does not run: ${right.error} in line ${right.line}`);
    continue;
  }
  for (const fault of faultsOf(program)) {
    if (!options.kind.includes(fault.kind) || n++ % Number(options.every) !== 0) continue;
    if (performance.now() > Number(options.seconds) * 1000) break;
    const effect = effectOf(fault, right);
    if (effect === 'none') continue;
    const row = rows.get(fault.kind) ?? new Row();
    rows.set(fault.kind, row);
    const assessment = assess(fault, right, Number(options.patience));
    times.push(assessment.milliseconds);
    const { isFound, isOnLine, isDiagnosed, blamed } = assessment;
    const file = effect === 'raises' ? 'raises' : fault.kind;
    if (effect === 'raises') {
      row.raises++;
      row['raises on the line'] += Number(isOnLine);
    } else count(row, assessment);
    const isMissed = effect === 'raises' ? !isOnLine : !(isFound && isOnLine && isDiagnosed && blamed === 0);
    if (isMissed) misses.set(file, [...(misses.get(file) ?? []), missed(fault, assessment)]);
  }
}

console.table(Object.fromEntries(rows));
times.sort((a, b) => a - b);
console.log(
  `${times.length} checks, median ${times[times.length >> 1]?.toFixed(0)} ms, longest ${times.at(-1)?.toFixed(0)} ms`,
);
if (options.misses !== undefined) {
  fs.mkdirSync(options.misses, { recursive: true });
  for (const [kind, lines] of misses)
    fs.writeFileSync(path.join(options.misses, `${kind}.txt`), `${lines.join('\n')}\n`);
}
