/** Gradients that are kept in dictionaries under computed keys: `grads['dW' + str(l)]`. */
import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../core/backward/places.ts';
import { check } from '../../../core/index.ts';
import { textOf } from './programs.ts';

const verdictsOf = (text: string) =>
  check({ language: 'python', text, patience: 0 }, { now: () => 0 }).checks.map(
    ({ name, of, verdict, reason }) => `${name} of ${of}: ${reason?.code ?? verdict}`,
  );

describe('a computed key', () => {
  it.each([
    ["p['W' + str(l)]", 'W'],
    ["p['W' + str(sizes[l])]", 'W'],
    ["p[f'W{i}']", 'W'],
    ["p['W%d' % i]", 'W'],
    ["p['W{}'.format(i)]", 'W'],
    ['p[`W' + '$' + '{i}`]', 'W'],
    ["p['W1']", 'W1'],
  ])('%s is one of the %s', (target, key) => {
    expect(placeOf(target)).toMatchObject({ key, holder: 'p', isElement: false, isComputed: key === 'W' });
  });

  it('may hold an array', () => {
    expect(placeOf("p['W' + str(l)][0]")).toMatchObject({ key: 'W', isElement: true });
  });
});

describe('gradients under computed keys', () => {
  it('are judged, each time as one of another variable', () => {
    expect(verdictsOf(textOf('formatted_keys.py'))).toEqual([
      'dscores of scores: correct',
      'dz of z: correct',
      "grads['W…'] of W: correct",
      "grads['b…'] of b: correct",
    ]);
  });

  it('are wrong where they are wrong', () => {
    const wrong = textOf('formatted_keys.py').replace('dz.sum(axis=0)', 'dz.mean(axis=0)');
    expect(verdictsOf(wrong).filter((one) => one.endsWith('wrong'))).toEqual(["grads['b…'] of b: wrong"]);
  });

  it('may go without the mean from layer to layer', () => {
    const verdicts = verdictsOf(textOf('deep_dictionaries.py'));
    expect(verdicts).toContain("grads['dW…'] of W: correct");
    expect(verdicts).toContain("grads['dA…'] of A: check-scaled");
  });

  it('are found where the weights were made under computed keys, and are read by plain ones', () => {
    const text = `import numpy as np
rng = np.random.default_rng(4)
net, grads = {}, {}
for l in range(1, 3):
    net['W' + str(l)] = rng.normal(size=(3, 3))
    net['b' + str(l)] = np.zeros(3)
X = rng.normal(size=(6, 3))
h = np.tanh(X @ net['W1'] + net['b1'])
z = h @ net['W2'] + net['b2']
loss = np.sum(z ** 2) / 2
dz = z
grads['W2'] = h.T @ dz
grads['b2'] = dz.mean(axis=0)
flow = dz @ net['W2'].T * (1 - h ** 2)
dW1 = X.T @ flow
`;
    expect(verdictsOf(text)).toEqual([
      'dz of z: correct',
      "grads['W2'] of W2: correct",
      "grads['b2'] of b2: wrong",
      'dW1 of W1: correct',
    ]);
  });

  it('are right beside kinks', () => {
    // With biases of 0, units that are all dead make sums of exactly 0.
    const atZero = textOf('deep_dictionaries.py').replace(
      'rng.normal(size=(widths[l], 1)) * 0.1',
      'np.zeros((widths[l], 1))',
    );
    const verdicts = verdictsOf(atZero.replace('rng = np.random.default_rng(12)', 'rng = np.random.default_rng(7)'));
    expect(verdicts.filter((one) => one.endsWith('wrong'))).toEqual([]);
    expect(verdicts).toContain('dZ of Z: check-kink');
  });
});
