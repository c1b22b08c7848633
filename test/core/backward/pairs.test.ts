import { describe, expect, it } from 'vitest';
import type { ClassForm, FunctionForm } from '../../../core/backward/forms.ts';
import { backwardParameters, pairsOf } from '../../../core/backward/pairs.ts';

let offset = 0;

function f(name: string, ...parameters: string[]): FunctionForm {
  const start = offset++;
  return { kind: 'function', name, parameters, body: [], receiver: undefined, start, end: start };
}

function inClass(name: string, ...body: FunctionForm[]): ClassForm {
  return { kind: 'class', name, body, start: body[0].start, end: offset };
}

describe('pairsOf', () => {
  it.each([
    ['affine_backward', 'affine_forward'],
    ['affine_backward', 'affine'],
    ['backward_affine', 'forward_affine'],
    ['affineBackward', 'affineForward'],
    ['affineBackward', 'affine'],
    ['lstm_bwd', 'lstm_fwd'],
    ['affine_grad', 'affine'],
    ['conv_backward_naive', 'conv_forward_naive'],
    ['batchnorm_backward_alt', 'batchnorm_forward'],
    ['backward_propagation', 'forward_propagation'],
    ['back_propagation', 'forward_propagation'],
    ['backprop', 'forward'],
    ['backward_pass', 'forward_pass'],
    ['L_model_backward', 'L_model_forward'],
    ['backward', 'forward'],
  ])('takes %s for the backward pass of %s', (backward, forward) => {
    const pairs = pairsOf([f(forward), f(backward), f('other')]);
    expect(pairs.map((pair) => [pair.backward.name, pair.forward.name])).toEqual([[backward, forward]]);
  });

  it('prefers the forward pass that is named like it', () => {
    const [pair] = pairsOf([f('conv_forward'), f('conv'), f('conv_forward_fast'), f('conv_backward_fast')]);
    expect(pair.forward.name).toBe('conv_forward_fast');
  });

  it('stays within a class', () => {
    const relu = inClass('Relu', f('__call__', 'x'), f('backward', 'dout'));
    const pairs = pairsOf([f('forward'), relu, inClass('Odd', f('backward', 'dout')), f('backward')]);
    expect(pairs.map(({ forward, owner }) => [forward.name, owner?.name])).toEqual([
      ['__call__', 'Relu'],
      ['forward', undefined],
    ]);
  });

  it('makes no pairs of functions that say nothing of a backward pass', () => {
    expect(pairsOf([f('affine'), f('relu'), f('affine_relu'), f('gradient'), f('sigmoid_gradient')])).toEqual([]);
  });
});

describe('backwardParameters', () => {
  const parameters = (forward: readonly string[], backward: readonly string[]) => {
    const [pair] = pairsOf([f('forward', ...forward), f('backward', ...backward)]);
    const { upstream, written, kept } = backwardParameters(pair);
    return { upstream, written: [...written], kept };
  };

  it.each([
    ['dout', 'cache'],
    ['dA', 'cache'],
    ['grad_output', 'x'],
    ['upstream', 'cache'],
    ['delta', 'cache'],
    ['d_out', 'data'],
    ['gradOutput', 'dim'],
  ])('takes %s for the upstream gradient, %s for none', (upstream, kept) => {
    expect(parameters(['x', 'w'], [upstream, kept])).toEqual({ upstream: [upstream], written: [], kept: [kept] });
  });

  it('knows one for each result', () => {
    expect(parameters(['x', 'h'], ['dnext_h', 'dnext_c', 'cache']).upstream).toEqual(['dnext_h', 'dnext_c']);
  });

  it('takes gradients of the forward parameters behind it for where they are written to', () => {
    expect(parameters(['x', 'w'], ['dout', 'x', 'w', 'dx', 'dw'])).toEqual({
      upstream: ['dout'],
      written: [
        ['dx', 'x'],
        ['dw', 'w'],
      ],
      kept: ['x', 'w'],
    });
  });

  it('has none where nothing looks like one', () => {
    expect(parameters(['x', 'y'], ['cache', 'y']).upstream).toEqual([]);
  });
});
