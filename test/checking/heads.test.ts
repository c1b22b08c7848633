import { expect, test } from 'vitest';
import type { LanguageId } from '../../core/index.ts';
import { backwardHeads } from '../../extension/check/heads.ts';

/** The lines, from 1. */
const lines = (text: string, language: LanguageId) =>
  backwardHeads(text, language).map((offset) => text.slice(0, offset).split('\n').length);

test('backward passes in Python', () => {
  const text = `def affine_forward(x, w):
    return x @ w
def affine_backward(dout, cache):
    pass
class Layer:
    def backward(self, dout):
        pass
    def _backward(self):
        pass
def backward_pass(dout): pass
def go_backwards(x): pass
y = affine_backward(1, 2)
def backprop(net): pass
`;
  expect(lines(text, 'python')).toEqual([3, 6, 8, 10, 13]);
});

test('backward passes in JavaScript', () => {
  const text = `export function affineBackward(dout, cache) {}
const backward = (dout) => dout;
const relu_backward = dout => dout;
let backward2 = 3;
class Layer {
  backward(dout) {
  }
  forward(x) {
    return this.backward(x);
  }
}
affineBackward(1, 2);
`;
  expect(lines(text, 'javascript')).toEqual([1, 2, 3, 6]);
});
