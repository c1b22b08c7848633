import { expect, it } from 'vitest';
import { inspect } from '../../../../core/index.ts';

const inspected = (lines: readonly string[]) =>
  inspect({ language: 'python', text: lines.join('\n') }, { now: () => performance.now() }).summary;

it('what is drawn, or shown of the progress, is passed over', () => {
  const { error, output, inputs } = inspected([
    'import matplotlib.pyplot as plt',
    'from tqdm import tqdm, trange',
    'x = 3.0',
    'fig, axes = plt.subplots(1, 2, figsize=(8, 3))',
    'plt.plot([1, 2], [3, 4], label="loss")',
    'axes[0].set_title("left").set_fontsize(9)',
    'for ax in axes: ax.grid(True)',
    'f = 0.0',
    'for i in tqdm(range(3), desc="steps"):',
    '    f = f + x * i',
    'for i in trange(2): f = f * x',
    'plt.show()',
  ]);
  expect(error).toBeNull();
  expect(output?.value).toBe(81);
  expect(inputs.map(({ name, gradient }) => [name, gradient])).toEqual([['x', 81]]);
});

it('nothing can be computed with a drawing', () => {
  const { error } = inspected(['import matplotlib.pyplot as plt', 'x = 3.0', 'f = x * plt.plot([1])']);
  expect(error?.args.error).toMatch(/^TypeError: unsupported operand type/);
});
