import { type Mark, Sketch } from './sketch.ts';

/** The notes' first circuit. */
export function product(x = -2, y = 5, z = -4) {
  const s = new Sketch(`const x = ${x};\nconst y = ${y};\nconst z = ${z};\nconst q = x + y;\nconst f = q * z;\n`);
  const [a, b, c] = [s.input('x', x), s.input('y', y), s.input('z', z)];
  return s.done(s.op('mul', [s.op('add', [a, b], 'x + y', 'q'), c], 'q * z', 'f'));
}

/** The sigmoid neuron, in single gates. */
export function neuron() {
  const s = new Sketch(
    [
      'const w = [2, -3, -3];',
      'const x = [-1, -2];',
      'const dot = w[0] * x[0] + w[1] * x[1] + w[2];',
      'const f = 1 / (1 + Math.exp(-dot));',
    ].join('\n'),
  );
  const w = [2, -3, -3].map((value, i) => s.input(`w[${i}]`, value, 'w'));
  const x = [-1, -2].map((value, i) => s.input(`x[${i}]`, value, 'x'));
  const first = s.op('mul', [w[0], x[0]], 'w[0] * x[0]');
  const second = s.op('mul', [w[1], x[1]], 'w[1] * x[1]');
  const sum = s.op('add', [first, second], 'w[0] * x[0] + w[1] * x[1]');
  const dot = s.op('add', [sum, w[2]], 'w[0] * x[0] + w[1] * x[1] + w[2]', 'dot');
  const exp = s.op('exp', [s.op('neg', [dot], '-dot')], 'Math.exp(-dot)');
  const f = s.op('div', [1, s.op('add', [1, exp], '1 + Math.exp(-dot)')], '1 / (1 + Math.exp(-dot))', 'f');
  return s.done(f);
}

/** (x + σ(y)) / (σ(x) + (x + y)²), with σ as a function. */
export function staged() {
  const s = new Sketch(
    [
      'const sigmoid = (t) => 1 / (1 + Math.exp(-t));',
      'const x = 3;',
      'const y = -4;',
      'const num = x + sigmoid(y);',
      'const xpy = x + y;',
      'const den = sigmoid(x) + xpy ** 2;',
      'const f = num / den;',
    ].join('\n'),
  );
  const [x, y] = [s.input('x', 3, 'x = 3'), s.input('y', -4, 'y = -4')];
  const sigmoid = (t: Mark, at: string) =>
    s.call(at, () => {
      const exp = s.op('exp', [s.op('neg', [t], '-t')], 'Math.exp(-t)');
      return s.op('div', [1, s.op('add', [1, exp], '1 + Math.exp(-t)')], '1 / (1 + Math.exp(-t))');
    });
  const num = s.op('add', [x, sigmoid(y, 'sigmoid(y)')], 'x + sigmoid(y)', 'num');
  const xpy = s.op('add', [x, y], 'x + y', 'xpy');
  const square = s.op('pow', [xpy, 2], 'xpy ** 2');
  const den = s.op('add', [sigmoid(x, 'sigmoid(x)'), square], 'sigmoid(x) + xpy ** 2', 'den');
  return s.done(s.op('div', [num, den], 'num / den', 'f'));
}

/** 2(xy + max(z, w)): the notes' picture of how gates pass gradients on. */
export function patterns(z = 2, w = -1) {
  const s = new Sketch('const f = 2 * (x * y + Math.max(z, w));');
  const inputs = { x: 3, y: -4, z, w };
  const [a, b, c, d] = Object.entries(inputs).map(([name, value]) => s.input(name, value));
  const max = s.op('max', [c, d], 'Math.max(z, w)');
  const sum = s.op('add', [s.op('mul', [a, b], 'x * y'), max], 'x * y + Math.max(z, w)');
  return s.done(s.op('mul', [2, sum], '2 * (x * y + Math.max(z, w))', 'f'));
}

/** A loop of gradient steps on a parabola. */
export function loop(times = 20) {
  const s = new Sketch(
    'let h = 0.5, w = 1.1;\nfor (let i = 0; i < n; i++) {\n  h = Math.tanh(w * h);\n}\nconst f = h * h;\n',
  );
  let h = s.input('h', 0.5);
  const w = s.input('w', 1.1);
  s.loop('for (let i = 0; i < n; i++) {\n  h = Math.tanh(w * h);\n}', times, () => {
    h = s.op('tanh', [s.op('mul', [w, h], 'w * h')], 'Math.tanh(w * h)', 'h');
  });
  return s.done(s.op('mul', [h, h], 'h * h', 'f'));
}

/** No derivative, no way back, no number: what must catch the eye. */
export function troubles() {
  const s = new Sketch('const f = Math.abs(x) + Math.floor(y) * z + Math.log(v) * 0;');
  const [x, y, z, v] = (
    [
      ['x', 0],
      ['y', 2.5],
      ['z', 3],
      ['v', 0],
    ] as const
  ).map(([name, value]) => s.input(name, value));
  const floor = s.op('mul', [s.op('floor', [y], 'Math.floor(y)'), z], 'Math.floor(y) * z');
  const log = s.op('mul', [s.op('log', [v], 'Math.log(v)'), 0], 'Math.log(v) * 0');
  const sum = s.op('add', [s.op('abs', [x], 'Math.abs(x)'), floor], 'Math.abs(x) + Math.floor(y) * z');
  return s.done(s.op('add', [sum, log], 'Math.abs(x) + Math.floor(y) * z + Math.log(v) * 0', 'f'));
}
