import { expect, test } from 'vitest';
import { detailOf } from '../../../core/circuit/detail.ts';
import { inspect } from '../../../core/index.ts';
import { packed, unpacked } from '../../../media/protocol.ts';

function recordOf(text: string) {
  const { record } = inspect({ language: 'python', text: `import numpy as np\n${text}` }, { now: () => 0 });
  return record!;
}

const ARRAYS =
  'x = np.array([[0.0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]])\nb = np.array([0.1, 0.2])\nf = np.sum(x * x) + np.sum(b)\n';

test('of a number all digits', () => {
  const record = recordOf('x = 0.1\nf = x * 3\n');
  const f = record.outputs[0];
  expect(detailOf(record, f)).toEqual({
    entry: f,
    shape: [],
    dtype: 'f64',
    value: { text: '0.30000000000000004', look: undefined },
    gradient: { text: '1', look: undefined },
  });
});

test('of an array a picture of the value and of the gradient', () => {
  const record = recordOf(ARRAYS);
  const [x] = record.inputs.keys();
  const detail = detailOf(record, x)!;
  expect(detail.shape).toEqual([3, 4]);
  expect(detail.value.look).toMatchObject({ figures: { most: 11 }, sheet: { tile: [3, 4], tiles: 1 } });
  expect([...detail.gradient!.look!.sheet!.cells]).toEqual(Array.from({ length: 12 }, (_, i) => 2 * i));
});

test('of a few elements their text', () => {
  const record = recordOf(ARRAYS);
  const b = [...record.inputs].find(([, name]) => name === 'b')![0];
  expect(detailOf(record, b)).toMatchObject({
    value: { text: '[0.1, 0.2]', look: { sheet: undefined } },
    gradient: { text: '[1, 1]' },
  });
});

test('without a gradient where the output does not depend on it', () => {
  const record = recordOf('x = 2.0\ny = x * 3\nz = x * 5\n');
  const y = [...record.names].find(([, name]) => name === 'y')![0];
  expect(detailOf(record, y)).toMatchObject({ value: { text: '6' }, gradient: undefined });
});

test('of no entry nothing', () => {
  const record = recordOf('x = 2.0\nf = x * 3\n');
  for (const entry of [-1, 1.5, Number.NaN, record.tape.length]) expect(detailOf(record, entry)).toBeUndefined();
});

test('comes whole through the message to the view', () => {
  const record = recordOf('x = np.array([0.0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])\nf = np.sum(x / x)\n');
  const [x] = record.inputs.keys();
  const sent = unpacked(JSON.parse(JSON.stringify(packed(detailOf(record, x))))) as ReturnType<typeof detailOf>;
  expect(sent!.value.look!.sheet!.cells).toEqual(Array.from({ length: 12 }, (_, i) => i));
  expect(sent!.gradient!.look!.sheet!.cells[0]).toBeNaN();
});
