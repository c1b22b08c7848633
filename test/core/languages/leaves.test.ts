import { describe, expect, test } from 'vitest';
import { gradientsAt, type LanguageName, leavesAt, outputOf, program } from './bound.ts';

interface Case {
  readonly name: string;
  readonly text: string;
  /** Targets that are leaves; the first is looked at. */
  readonly leaves: readonly string[];
  readonly of: string;
  /** Of each time that the first is bound; arrays flat. */
  readonly gradients: readonly unknown[];
}

const cases: Readonly<Record<LanguageName, readonly Case[]>> = {
  python: [
    { name: 'a float', text: 'x = 3.0\nf = x * x', leaves: ['x'], of: 'f', gradients: [6] },
    { name: 'an int that is calculated with', text: 'x = 3\nf = x * x', leaves: ['x'], of: 'f', gradients: [6] },
    {
      name: 'an expression of constants',
      text: 'a = 2.0\nx = a * 1.5\nf = x * x * a',
      leaves: ['x'],
      of: 'f',
      gradients: [12],
    },
    {
      name: 'each binding in a loop',
      text: 'f = 0.0\nfor x in [1.0, 2.0]:\n    f = f + x * x',
      leaves: ['x'],
      of: 'f',
      gradients: [2, 4],
    },
    {
      name: 'a parameter, each call',
      text: 'def g(x):\n    return x * x\n\nf = g(2.0) + 3 * g(5.0)',
      leaves: ['x'],
      of: 'f',
      gradients: [4, 30],
    },
    {
      name: 'a variable of a function that is called',
      text: 'def g(a):\n    h = a * 2\n    return h * h\n\nf = g(1.5)',
      leaves: ['h'],
      of: 'f',
      gradients: [6],
    },
    {
      name: 'an attribute',
      text: 'class A:\n    def __init__(self):\n        self.W = 2.0\n    def f(self, x):\n        return self.W * x\n\na = A()\nf = a.f(7.0)',
      leaves: ['self.W'],
      of: 'f',
      gradients: [7],
    },
    {
      name: 'the item of a dict',
      text: "p = {}\np['W'] = 2.0\nf = p['W'] * p['W']",
      leaves: ["p['W']"],
      of: 'f',
      gradients: [4],
    },
    {
      name: 'the item of a list, each time',
      text: 'h = [0.0, 0.0]\nfor t in range(2):\n    h[t] = t + 1.0\nf = h[0] * h[1]',
      leaves: ['h[t]'],
      of: 'f',
      gradients: [2, 1],
    },
    {
      name: 'parts of a pattern',
      text: 'x, (y, z) = 2.0, (3.0, 4.0)\nf = x * y * z',
      leaves: ['y'],
      of: 'f',
      gradients: [8],
    },
    {
      name: 'a list, where it stands: aliases see it',
      text: 'a = [1.0, 2.0]\nx = a\nf = a[0] * x[1]',
      leaves: ['x'],
      of: 'f',
      gradients: [[2, 1]],
    },
    {
      name: 'a tuple and a dict in it',
      text: "x = (1.0, {'a': 2.0})\nf = x[0] * x[1]['a']",
      leaves: ['x'],
      of: 'f',
      gradients: [[2, { a: 1 }]],
    },
    {
      name: 'an array',
      text: 'import numpy as np\nx = np.array([[1.0, 2.0], [3.0, 4.0]])\nf = np.sum(x * x)',
      leaves: ['x'],
      of: 'f',
      gradients: [[2, 4, 6, 8]],
    },
    {
      name: 'a row of an array that is written, and nothing of what it was written from',
      text: 'import numpy as np\nh = np.zeros((2, 2))\na = np.array([1.0, 2.0])\nh[1] = a\nf = np.sum(h * h) + np.sum(a)',
      leaves: ['h[1]'],
      of: 'f',
      gradients: [[2, 4]],
    },
    {
      name: 'an element of an array',
      text: 'import numpy as np\nh = np.zeros(3)\nfor t in range(3):\n    h[t] = t + 1.0\nf = h[0] * h[1] * h[2]',
      leaves: ['h[t]'],
      of: 'f',
      gradients: [6, 3, 2],
    },
    {
      name: 'a view: its array sees it',
      text: 'import numpy as np\na = np.arange(6.0).reshape(2, 3)\nx = a[:, 1]\nf = np.sum(a * a)',
      leaves: ['x'],
      of: 'f',
      gradients: [[2, 8]],
    },
    {
      name: 'a broadcast array: each element is one',
      text: 'import numpy as np\nx = np.broadcast_to(np.array([1.0, 2.0]), (2, 2))\nf = np.sum(x * np.array([[1.0, 2.0], [3.0, 4.0]]))',
      leaves: ['x'],
      of: 'f',
      gradients: [[1, 2, 3, 4]],
    },
    {
      name: 'not what depends on one already',
      text: 'x = 2.0\ny = x * 3.0\nf = y * y',
      leaves: ['x', 'y'],
      of: 'f',
      gradients: [36],
    },
    {
      name: 'not a list of which a part does',
      text: 'x = 2.0\ny = [x * 3.0, 5.0]\nf = y[0] * y[1]',
      leaves: ['y', 'x'],
      of: 'f',
      gradients: [[5, null]],
    },
    {
      name: 'what an update leaves stays what it is',
      text: 'W = 2.0\nW -= 0.5 * 1.0\nf = W * W',
      leaves: ['W'],
      of: 'f',
      gradients: [3, 3],
    },
    {
      name: 'a target that is annotated, and one of a walrus',
      text: 'x: float = 3.0\nif (y := 2.0) > 1:\n    f = x * y',
      leaves: ['y', 'x'],
      of: 'f',
      gradients: [3],
    },
    {
      name: 'a variable of a comprehension',
      text: 'f = sum([x * x for x in [1.0, 3.0]])',
      leaves: ['x'],
      of: 'f',
      gradients: [2, 6],
    },
  ],
  javascript: [
    { name: 'a number', text: 'const x = 3;\nconst f = x * x;', leaves: ['x'], of: 'f', gradients: [6] },
    {
      name: 'an assignment, each time',
      text: 'let x;\nlet f = 0;\nfor (let i = 0; i < 2; i++) {\n  x = i + 1.5;\n  f += x * x;\n}',
      leaves: ['x'],
      of: 'f',
      gradients: [3, 5],
    },
    {
      name: 'a loop target',
      text: 'let f = 0;\nfor (const x of [1, 2]) f += x * x;',
      leaves: ['x'],
      of: 'f',
      gradients: [2, 4],
    },
    {
      name: 'a parameter, each call',
      text: 'const g = (x) => x * x;\nconst f = g(2) + 3 * g(5);',
      leaves: ['x'],
      of: 'f',
      gradients: [4, 30],
    },
    {
      name: 'a part of a pattern, with its default',
      text: 'function g({ x = 2, y }) {\n  return x * y;\n}\nconst f = g({ y: 3 });',
      leaves: ['x'],
      of: 'f',
      gradients: [3],
    },
    {
      name: 'a property',
      text: 'function A() {\n  this.W = 2;\n}\nA.prototype.f = function (x) {\n  return this.W * x;\n};\nconst a = new A();\nconst f = a.f(7);',
      leaves: ['this.W'],
      of: 'f',
      gradients: [7],
    },
    {
      name: 'a property that is an array, by its key',
      text: "const p = {};\np['W'] = [2, 3];\nconst f = p.W[0] * p.W[1];",
      leaves: ["p['W']"],
      of: 'f',
      gradients: [[3, 2]],
    },
    {
      name: 'an element, each time',
      text: 'const h = [0, 0];\nfor (let t = 0; t < 2; t++) h[t] = t + 1;\nconst f = h[0] * h[1];',
      leaves: ['h[t]'],
      of: 'f',
      gradients: [2, 1],
    },
    {
      name: 'an array, where it stands: aliases see it',
      text: 'const a = [1, 2];\nconst x = a;\nconst f = a[0] * x[1];',
      leaves: ['x'],
      of: 'f',
      gradients: [[2, 1]],
    },
    {
      name: 'not what depends on one already',
      text: 'const x = 2;\nconst y = [x * 3, 5];\nconst f = y[0] * y[1];',
      leaves: ['y', 'x'],
      of: 'f',
      gradients: [[5, null]],
    },
  ],
};

for (const language of ['python', 'javascript'] as const) {
  describe(`leaves, ${language}`, () => {
    test.each(cases[language])('$name', ({ text, leaves, of, gradients }) => {
      const [target] = leaves;
      expect(gradientsAt(language, text, target, leavesAt(...leaves), of)).toEqual(gradients);
    });
  });
}

describe('what would break a program', () => {
  test('an int that is only a size or an index stays one', () => {
    const text = 'import numpy as np\nn = 3\nk = 1\nx = np.ones(n)\nf = x[k] * 2.0';
    const { tape } = program('python', text, leavesAt('n', 'k'), 'f').execute().machine;
    expect(tape.length).toBe(0);
  });

  test('labels that are only indices stay what they are', () => {
    const text =
      'import numpy as np\ny = np.array([1, 0])\np = np.array([[1.0, 2.0], [3.0, 4.0]])\nf = np.sum(p[np.arange(2), y])';
    const execution = program('python', text, leavesAt('y', 'p'), 'f').execute();
    expect(outputOf(execution)).toEqual([5]);
  });

  test('the int of an attribute stays one', () => {
    const text = 'class A:\n    pass\na = A()\na.n = 2\nf = 0.0\nfor i in range(a.n):\n    f += 1.0';
    const { tape } = program('python', text, leavesAt('a.n'), 'f').execute().machine;
    expect(tape.length).toBe(0);
  });

  test('nothing happens where nobody asks', () => {
    expect(program('python', 'x = 3.0\nf = x * x', undefined, 'f').execute().machine.tape.length).toBe(0);
  });
});
