import { expect, test } from 'vitest';
import { sheetOf } from '../../core/sheet.ts';

const array = (shape: readonly number[], at: (i: number) => number, missing?: Uint8Array) => ({
  shape,
  dtype: 'f64',
  data: Float64Array.from({ length: shape.reduce((size, length) => size * length, 1) }, (_, i) => at(i)),
  missing,
});

test('a small matrix has a cell for each element', () => {
  const sheet = sheetOf(
    array([2, 3], (i) => i),
    'mean',
  )!;
  expect(sheet).toMatchObject({ tile: [2, 3], across: 1, tiles: 1, of: 1, block: [1, 1], empty: undefined });
  expect([...sheet.cells]).toEqual([0, 1, 2, 3, 4, 5]);
});

test('a vector is one row', () => {
  expect(sheetOf(array([7], Number), 'mean')).toMatchObject({ tile: [1, 7], block: [1, 1] });
  expect(sheetOf(array([700], Number), 'mean')).toMatchObject({ tile: [1, 64], block: [1, 11] });
});

test('cells of a large one are the mean of what they stand for, or its greatest', () => {
  const x = array([100, 128], (i) => (i % 128 === 127 ? -5 : Math.floor(i / 128)));
  const mean = sheetOf(x, 'mean')!;
  expect(mean).toMatchObject({ tile: [50, 64], block: [2, 2] });
  expect(mean.cells[0]).toBe(0.5);
  expect(mean.cells[63]).toBe(-2.25);
  const greatest = sheetOf(x, 'greatest')!;
  expect([greatest.cells[0], greatest.cells[63], greatest.cells[64]]).toEqual([1, -5, 3]);
});

test('an edge that is not a whole block is that of fewer elements', () => {
  const { cells, tile } = sheetOf(
    array([1, 65], () => 3),
    'mean',
  )!;
  expect(tile).toEqual([1, 33]);
  expect(cells.every((x) => x === 3)).toBe(true);
});

test('matrices stand in a grid, and as many as there is room for', () => {
  expect(sheetOf(array([2, 3, 8, 8], Number), 'mean')).toMatchObject({ tile: [8, 8], tiles: 6, of: 6, block: [1, 1] });
  const many = sheetOf(array([32, 3, 28, 28], Number), 'mean')!;
  expect(many).toMatchObject({ of: 96, across: 8 });
  expect(many.tiles).toBeLessThan(96);
  expect(many.tile[0] * (many.tiles / many.across)).toBeLessThanOrEqual(64);
  const second = sheetOf(array([2, 2, 2], Number), 'mean')!;
  expect([...second.cells]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('what is not finite is not hidden, NaN least of all', () => {
  const bad = (i: number) => (i === 3 ? Number.NaN : i === 4 || i === 150 ? -Infinity : 1);
  const { cells, block } = sheetOf(array([1, 640], bad), 'mean')!;
  expect(block).toEqual([1, 10]);
  expect([cells[0], cells[1], cells[15]]).toEqual([Number.NaN, 1, -Infinity]);
});

test('where there is no number there is no cell', () => {
  expect(sheetOf(array([2], Number, Uint8Array.of(1, 0)), 'greatest')?.empty).toEqual(Uint8Array.of(1, 0));
  expect(sheetOf(array([0, 3], Number), 'mean')).toBeUndefined();
});
