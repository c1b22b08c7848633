import { describe, expect, it } from 'vitest';
import { called, executed, shapes } from './calling.ts';

describe('functions that hold their gradients themselves', () => {
  it('are called once', () => {
    const text = `import numpy as np

def softmax_loss(W, X, y, reg):
    scores = X @ W
    scores -= scores.max(axis=1, keepdims=True)
    p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    n = np.arange(X.shape[0])
    loss = -np.log(p[n, y]).mean() + reg * np.sum(W * W)
    p[n, y] -= 1
    dW = X.T @ p / X.shape[0] + 2 * reg * W
    return loss, dW
`;
    expect(shapes('python', text, /loss/)).toMatchObject({ W: [4, 5], X: [3, 4], y: [3], reg: [] });
    const appended = called('python', text, /loss/);
    expect(appended.match(/softmax_loss\(/g)).toHaveLength(1);
    expect(appended).toMatch(/gradlens1_y = np\.array\(\[[012], [012], [012]\]\)/);
  });

  it('get positive numbers where others give none', () => {
    const text = `import numpy as np

def entropy(q):
    h = -np.sum(q * np.log(q))
    dq = -np.log(q) - 1
    return h, dq
`;
    const appended = called('python', text, /entropy/);
    executed('python', text, appended);
    expect(appended).not.toMatch(/-\d/);
  });
});

describe('shapes as a person would choose them', () => {
  const head = 'import numpy as np\n\n';

  it.each([
    [
      'numbers for each row, and one bias, where weights are one vector',
      `def logistic(w, b, X, y):
    a = 1 / (1 + np.exp(-(X @ w + b)))
    cost = -np.mean(y * np.log(a) + (1 - y) * np.log(1 - a))
    dw = X.T @ (a - y) / len(y)
    db = np.mean(a - y)
    return cost, dw, db
`,
      { w: [4], b: [], X: [3, 4], y: [3] },
    ],
    [
      'a list where a loss is divided by its length',
      `def mean_squared_error(pred, target):
    diff = pred - target
    return np.mean(diff ** 2), 2 * diff / len(pred)
`,
      { pred: [4], target: [4] },
    ],
    [
      'sequences where three dimensions are read',
      `def sequence_loss(x, y, mask):
    N, T, V = x.shape
    flat, labels = x.reshape(N * T, V), y.reshape(N * T)
    p = np.exp(flat) / np.exp(flat).sum(axis=1, keepdims=True)
    loss = -np.sum(mask.reshape(N * T) * np.log(p[np.arange(N * T), labels])) / N
    p[np.arange(N * T), labels] -= 1
    dx = (p * mask.reshape(N * T, 1) / N).reshape(N, T, V)
    return loss, dx
`,
      { x: [2, 3, 4], y: [2, 3], mask: [2, 3] },
    ],
    [
      'a number where the gradient is one, beside an array',
      `def scaled(x, gamma):
    loss = np.sum(np.tanh(gamma * x))
    slope = 1 - np.tanh(gamma * x) ** 2
    dx = gamma * slope
    dgamma = np.sum(x * slope)
    return loss, dx, dgamma
`,
      { x: [3, 4], gamma: [] },
    ],
    [
      'a vector where its gradient is not summed: that is the mistake',
      `def shifted(x, W, b):
    loss = np.sum(x @ W + b)
    dout = np.ones((3, 5))
    dW = x.T @ dout
    db = dout
    return loss, dW, db
`,
      { x: [3, 4], W: [4, 5], b: [5] },
    ],
  ])('%s', (_, text, expected) => {
    expect(shapes('python', head + text, /./)).toMatchObject(expected);
  });
});

describe('classes', () => {
  const LAYERS = `import numpy as np

class Linear:
    def __init__(self, in_features, out_features):
        self.W = np.random.randn(in_features, out_features)
        self.b = np.zeros(out_features)

    def __call__(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad_output):
        self.dW = self.x.T @ grad_output
        self.db = grad_output.sum(axis=0)
        return grad_output @ self.W.T

class SoftmaxWithLoss:
    def forward(self, x, t):
        self.t = t
        e = np.exp(x)
        self.y = e / e.sum(axis=1, keepdims=True)
        return -np.log(self.y[np.arange(len(t)), t]).mean()

    def backward(self, dout=1):
        dx = self.y.copy()
        dx[np.arange(len(self.t)), self.t] -= 1
        return dx * dout / len(self.t)

class Cell:
    def __init__(self, input_size, hidden_size):
        self.Wx = np.random.randn(input_size, hidden_size)
        self.Wh = np.random.randn(hidden_size, hidden_size)

    def forward(self, x, h_prev):
        self.x, self.h_prev = x, h_prev
        self.h = np.tanh(x @ self.Wx + h_prev @ self.Wh)
        return self.h

    def backward(self, dh):
        da = dh * (1 - self.h ** 2)
        self.dWx = self.x.T @ da
        return da @ self.Wx.T, da @ self.Wh.T

class Net:
    def __init__(self, input_size, hidden_size, output_size):
        self.params = {}
        self.params['W1'] = np.random.randn(input_size, hidden_size)
        self.params['W2'] = np.random.randn(hidden_size, output_size)

    def loss(self, X, y=None):
        h = np.maximum(0, X @ self.params['W1'])
        scores = h @ self.params['W2']
        if y is None:
            return scores
        p = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
        loss = -np.log(p[np.arange(len(y)), y]).mean()
        p[np.arange(len(y)), y] -= 1
        dW2 = h.T @ p / len(y)
        return loss, {'W2': dW2}
`;

  it('are made with sizes or arrays', () => {
    expect(shapes('python', LAYERS, /backward/)).toMatchObject({
      x: [3, 4],
      out: [3, 5],
      '2_x': [3, 4],
      '2_t': [3],
      '2_out': [],
      '3_x': [3, 4],
      '3_h_prev': [3, 5],
    });
    const appended = called('python', LAYERS, /backward/);
    expect(appended).toContain('gradlens1_out = gradlens1_layer(gradlens1_x)\n');
    expect(appended).toContain('gradlens2_back = gradlens2_layer.backward()\n');
  });

  it('get the labels that a loss can do without', () => {
    const appended = called('python', LAYERS, /^loss$/);
    executed('python', LAYERS, appended);
    expect(appended).toContain('gradlens1_layer.loss(gradlens1_X, gradlens1_y)');
  });
});

describe('pairs in JavaScript', () => {
  it('are given nested arrays, and what is in a record', () => {
    const text = `function affineForward(x, w, b) {
  const out = x.map((row) => b.map((bj, j) => row.reduce((sum, xi, i) => sum + xi * w[i][j], bj)));
  return { out, cache: { x, w, b } };
}
function affineBackward(dout, cache) {
  const { x, w, b } = cache;
  const dw = w.map((row, i) => row.map((_, j) => x.reduce((sum, xr, n) => sum + xr[i] * dout[n][j], 0)));
  const db = b.map((_, j) => dout.reduce((sum, d) => sum + d[j], 0));
  return { dw, db };
}
const sigmoid = (x) => 1 / (1 + Math.exp(-x));
const sigmoidBackward = (dy, y) => dy * y * (1 - y);
`;
    const found = shapes('javascript', text, /Backward/);
    expect(found).toMatchObject({ x: [3, 4], w: [4, 5], b: [5], dout: [3, 5], '2_x': [], '2_out': [] });
    expect(called('javascript', text, /Backward/)).toContain(
      "const gradlens1_back = affineBackward(gradlens1_dout, gradlens1_out['cache']);\n",
    );
  });

  it('take records apart', () => {
    const text = `function dense({ x, weights: w, bias = 0 }) {
  let sum = bias;
  for (let i = 0; i < x.length; i++) sum += w[i] * x[i];
  return [Math.tanh(sum), { x, w, y: Math.tanh(sum) }];
}
function denseBackward(dy, { x, w, y }) {
  const dsum = dy * (1 - y * y);
  return { dx: w.map((wi) => dsum * wi), dw: x.map((xi) => dsum * xi) };
}
`;
    const appended = called('javascript', text, /Backward/);
    executed('javascript', text, appended);
    expect(appended).toMatch(/const gradlens1_given = \{ 'x': \[.{20,40}\], 'weights': \[.{20,40}\] \};/);
    expect(appended).toContain('denseBackward(gradlens1_dy, gradlens1_kept_2)');
  });

  it('are given arrays to write their gradients into', () => {
    const text = `function dotForward(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
function dotBackward(ds, a, b, da, db) {
  for (let i = 0; i < a.length; i++) {
    da[i] += ds * b[i];
    db[i] += ds * a[i];
  }
}
`;
    expect(shapes('javascript', text, /Backward/)).toMatchObject({ a: [4], b: [4], da: [4], db: [4] });
  });

  it('are methods of classes and of objects', () => {
    const text = `class Neuron {
  constructor(n) {
    this.w = Array.from({ length: n }, (_, i) => 0.1 * (i + 1));
  }
  forward(x) {
    this.x = x;
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += this.w[i] * x[i];
    return sum;
  }
  backward(grad) {
    this.dw = this.x.map((xi) => grad * xi);
    return this.w.map((wi) => grad * wi);
  }
}
const relu = {
  forward(x) {
    this.x = x;
    return x.map((xi) => Math.max(0, xi));
  },
  backward(dout) {
    return dout.map((d, i) => (this.x[i] > 0 ? d : 0));
  },
};
`;
    const appended = called('javascript', text, /backward/);
    expect(shapes('javascript', text, /backward/)).toMatchObject({
      x: [4],
      out: [],
      '2_x': [4],
      '2_out': [4],
      '2_dout': [4],
    });
    expect(appended).toContain('const gradlens1_layer = new Neuron(gradlens1_n);\n');
    expect(appended).toContain('const gradlens2_layer = relu;\n');
  });
});
