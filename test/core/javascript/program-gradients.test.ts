/** Gradients of whole programs against central differences: of each program with numeric inputs and a numeric output. */
import { expect, it } from 'vitest';
import { prepare, type Tree } from '../../../core/index.ts';
import { inspected, programs } from './script.ts';

/** Inputs whose differences say nothing, by program. */
const NO_DIFFERENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'control-loops.js': { n: 'also counts rounds' },
  'hashes.js': { size: 'also counts' },
  'pass-clusters.js': { points: 'one is as near to one centre as to the other' },
  'pass-heat.js': { n: 'also counts cells' },
  'pass-perceptron.js': { examples: 'labels are compared for equality' },
  'pass-positional-encoding.js': { d: 'also counts dimensions' },
  'pass-spline.js': { steps: 'also counts pieces' },
  'updates-everywhere.js': { i: 'also an index', list: 'also an index' },
};

const differentiable = programs.flatMap(([name, text]) => {
  const { output, inputs } = inspected(text).summary;
  return output !== null && inputs.length > 0 ? [[name, text, output.name, inputs] as const] : [];
});

/** Paths to the numbers of a tree. */
function paths(tree: Tree | undefined, path: readonly string[] = []): (readonly string[])[] {
  if (typeof tree === 'number') return [path];
  return Object.entries(tree ?? {}).flatMap(([key, part]) => paths(part, [...path, key]));
}

function at(tree: Tree, path: readonly string[]): number {
  return path.reduce((part, key) => (part as Record<string, Tree>)[key], tree) as number;
}

/** The tree with another number in the place of one of its own. */
function replaced(tree: Tree, [key, ...path]: readonly string[], by: number): Tree {
  if (key === undefined) return by;
  const part = replaced((tree as Record<string, Tree>)[key], path, by);
  return Array.isArray(tree) ? tree.with(Number(key), part) : { ...(tree as object), [key]: part };
}

it('most programs that compute something can be differentiated', () => {
  expect(differentiable.length).toBeGreaterThan(60);
});

it.each(differentiable)('%s', (name, text, of, inputs) => {
  const program = prepare({ language: 'javascript', text, of }, { now: () => performance.now() });
  for (const input of inputs) {
    if (NO_DIFFERENCES[name]?.[input.name] !== undefined) continue;
    for (const path of paths(input.value)) {
      const x = at(input.value, path);
      const h = 1e-5 * Math.max(1, Math.abs(x));
      const value = (by: number): Tree => {
        const { error, output } = program.run({ [input.name]: replaced(input.value, path, by) }).summary;
        expect(error).toBeNull();
        return output?.value ?? null;
      };
      const above = value(x + h);
      const below = value(x - h);
      // Number by number: a sum could drown small changes in a large number.
      const slopes = paths(above).map((leaf) => (at(above, leaf) - at(below, leaf)) / (2 * h));
      const slope = slopes.reduce((sum, each) => sum + each, 0);
      const gradient = at(input.gradient, path);
      const message = `${[input.name, ...path].join('.')}: ${gradient}, by differences ${slope}`;
      expect(Math.abs(slope - gradient), message).toBeLessThanOrEqual(1e-5 * (1 + Math.abs(slope)));
    }
  }
});
