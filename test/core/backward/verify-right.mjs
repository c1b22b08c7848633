// Verifies right/expected.json for the JavaScript programs: each gradient that is listed there is compared with central
// differences of the loss, found by running the program in Node alone. Prints what does not agree, and how many do.
//
//     node test/core/backward/verify-right.mjs
//
// As verify-right.py does it: one number of one variable is nudged where it is bound or written.
import fs from 'node:fs';
import vm from 'node:vm';
import { parse } from 'acorn';

const folder = new URL('right/', import.meta.url);
const expected = JSON.parse(fs.readFileSync(new URL('expected.json', folder), 'utf8'));
const STEP = 1e-5;
const TOLERANCE = 2e-6;

/** The text with a call at each binding of the variables, and at each end of what writes gradients. */
function instrumented(text, gradients) {
  const variables = new Set(gradients.map(({ of }) => ownName(of)));
  const insertions = [];
  const insert = (at, piece) => insertions.push({ at, piece });
  const source = ({ start, end }) => text.slice(start, end);
  const watched = (node) => variables.has(ownName(source(node)));
  const wrap = (node, name) => {
    insert(node.start, `nudge__(${JSON.stringify(name)}, `);
    insert(node.end, ')');
  };

  const visit = (node, within) => {
    if (node.type === 'VariableDeclarator' && node.init && watched(node.id)) wrap(node.init, source(node.id));
    if (node.type === 'AssignmentExpression' && watched(node.left)) {
      const name = source(node.left);
      if (node.operator === '=') wrap(node.right, name);
      else insert(node.end, `, ${name} = nudge__(${JSON.stringify(name)}, ${name})`);
    }
    const array = node.type === 'ExpressionStatement' ? writtenArray(node.expression) : undefined;
    if (array && watched(array)) insert(node.end, ` nudge__(${JSON.stringify(source(array))}, ${source(array)});`);
    const isFunction = /Function/.test(node.type);
    if (isFunction && node.body.type === 'BlockStatement') {
      const bound = node.params.filter(watched).map(source);
      for (const name of bound) insert(node.body.start + 1, `${name} = nudge__(${JSON.stringify(name)}, ${name});`);
    }
    if (node.type === 'BlockStatement' && within === undefined) {
      gradients.forEach(({ name }, i) => {
        if (declares(node, name)) insert(node.end - 1, `see__(${i}, ${name});`);
      });
    }
    if (node.type === 'ReturnStatement' && within !== undefined) {
      gradients.forEach((gradient, i) => {
        if (gradient.within === within) insert(node.start, `see__(${i}, ${gradient.name});`);
      });
    }
    for (const child of Object.values(node).flat()) {
      if (typeof child?.type === 'string') visit(child, withinOf(child, node, within));
    }
  };
  visit(parse(text, { ecmaVersion: 2024 }), undefined);
  // Of two pieces at one place the one that was found first comes first.
  let result = text;
  for (const { at, piece } of insertions.toSorted((a, b) => a.at - b.at).reverse())
    result = result.slice(0, at) + piece + result.slice(at);
  return result;
}

/** An object may get what it keeps as a parameter of the same name. */
const ownName = (text) => text.replace(/^this\./, '');

/** What `a.push(…)` and `a[i][j] = …` write into. */
function writtenArray({ type, callee, left }) {
  if (type === 'CallExpression' && callee.property?.name === 'push') return callee.object;
  if (type !== 'AssignmentExpression' || !left.computed) return undefined;
  while (left.computed) left = left.object;
  return left;
}

function declares({ body }, name) {
  return body.some(({ declarations = [] }) => declarations.some(({ id }) => id.name === name));
}

function withinOf(child, parent, within) {
  if (child.type === 'FunctionDeclaration') return child.id.name;
  if (child.type === 'ClassBody') return parent.id.name;
  if (parent.type === 'Property' && parent.method && child === parent.value) return parent.key.name;
  if (parent.type === 'MethodDefinition' && child === parent.value) return `${within}.${parent.key.name}`;
  return within;
}

class Program {
  constructor(file, { loss, gradients }) {
    const text = fs.readFileSync(new URL(file, folder), 'utf8');
    this.script = new vm.Script(instrumented(text, gradients), { filename: file });
    this.loss = new vm.Script(loss);
    this.gradients = gradients;
  }

  /** The loss, how often each variable was bound, and what its gradients are: one a call. */
  run(nudge) {
    const counts = {};
    const seen = this.gradients.map(() => []);
    const nudge__ = (written, value) => {
      const name = ownName(written);
      counts[name] = (counts[name] ?? -1) + 1;
      if (name !== nudge?.name || counts[name] !== nudge.occurrence) return value;
      return moved(value, nudge.element, nudge.step);
    };
    const see__ = (i, value) => seen[i].push(structuredClone(value));
    const context = vm.createContext({ nudge__, see__ });
    this.script.runInContext(context);
    const loss = this.loss.runInContext(context);
    if (nudge === undefined) {
      this.gradients.forEach(({ name, within }, i) => {
        if (within !== undefined) return;
        const whole = seen[i].pop() ?? vm.runInContext(name, context);
        seen[i] = [structuredClone(whole)];
      });
    }
    return { loss, counts, seen };
  }

  /** From the left, centred, from the right. */
  slopes(name, occurrence, element) {
    const at = (step) => this.run({ name, occurrence, element, step }).loss;
    const [low, here, high] = [at(-STEP), at(0), at(STEP)];
    return [(here - low) / STEP, (high - low) / (2 * STEP), (high - here) / STEP];
  }
}

/** The value with one number changed; arrays are changed as they are. A RangeError where it has no such number. */
function moved(value, element, step) {
  if (typeof value === 'number') {
    if (element > 0) throw new RangeError('No such number.');
    return value + step;
  }
  for (const [holder, index] of places(value)) {
    if (element-- === 0) {
      holder[index] += step;
      return value;
    }
  }
  throw new RangeError('No such number.');
}

function* places(value) {
  for (let i = 0; i < value.length; i++) {
    if (typeof value[i] === 'number') yield [value, i];
    else yield* places(value[i]);
  }
}

function agrees(hand, slopes, { factor, verdict }) {
  const [left, centred, right] = slopes.map((slope) => slope * factor);
  if (verdict === 'kink') return Math.min(left, right) - 1e-3 <= hand && hand <= Math.max(left, right) + 1e-3;
  return Math.abs(hand - centred) <= TOLERANCE * Math.max(1, Math.abs(hand), Math.abs(centred));
}

function matches(program, gradient, hand, occurrence) {
  const numbers = typeof hand === 'number' ? [hand] : [...places(hand)].map(([holder, index]) => holder[index]);
  try {
    const slopes = numbers.map((_, element) => program.slopes(ownName(gradient.of), occurrence, element));
    const kinks = slopes.filter(([left, , right]) => Math.abs(left - right) > 1e-3 * Math.max(1e-3, Math.abs(left)));
    if (gradient.verdict === 'kink' && kinks.length === 0) return false;
    return numbers.every((number, element) => agrees(number, slopes[element], gradient));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

let good = 0;
let bad = 0;
for (const [file, entry] of Object.entries(expected)) {
  if (!file.endsWith('.js')) continue;
  const program = new Program(file, entry);
  const { counts, seen } = program.run();
  entry.gradients.forEach((gradient, i) => {
    const occurrences = [...Array((counts[ownName(gradient.of)] ?? -1) + 1).keys()].reverse();
    if (seen[i].some((hand) => occurrences.some((n) => matches(program, gradient, hand, n)))) good++;
    else {
      bad++;
      console.log(`${file}: ${gradient.name} of ${gradient.of}: ${seen[i].length} values, none agrees`);
    }
  });
}
console.log(`${good} gradients agree, ${bad} do not`);
process.exitCode = bad > 0 ? 1 : 0;
