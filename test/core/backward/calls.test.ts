import { describe, expect, it } from 'vitest';
import { called, executed, shapes } from './calling.ts';

describe('pairs in Python', () => {
  it('have the shapes of their docstrings', () => {
    const text = `import numpy as np

def affine_forward(x, w, b):
    """
    - x: rows of features, of shape (N, D)
    - w: weights, of shape (D, M)
    - b: biases, of shape (M,)
    """
    out = x @ w + b
    return out, (x, w, b)

def affine_backward(dout, cache):
    x, w, b = cache
    return dout @ w.T, x.T @ dout, dout.sum(axis=0)
`;
    expect(shapes('python', text, /backward/)).toMatchObject({
      x: [3, 4],
      w: [4, 5],
      b: [5],
      out: [3, 5],
      dout: [3, 5],
    });
    expect(called('python', text, /backward/)).toContain(
      'gradlens1_out, gradlens1_kept = affine_forward(gradlens1_x, gradlens1_w, gradlens1_b)\n',
    );
  });

  it('have examples in columns where the code wants them there', () => {
    const text = `import numpy as np

def linear(A, W, b):
    Z = np.dot(W, A) + b
    return Z, (A, W, b)

def linear_backward(dZ, cache):
    A, W, b = cache
    m = A.shape[1]
    dW = np.dot(dZ, A.T) / m
    db = np.sum(dZ, axis=1, keepdims=True) / m
    dA = np.dot(W.T, dZ)
    return dA, dW, db
`;
    expect(shapes('python', text, /backward/)).toMatchObject({ A: [4, 3], W: [5, 4], b: [5, 1], dZ: [5, 3] });
  });

  it('get settings by their keys, and modes by what these are compared with', () => {
    const text = `import numpy as np

def norm_forward(x, gamma, beta, norm_param):
    mode = norm_param['mode']
    eps = norm_param.get('eps', 1e-5)
    if mode == 'train':
        mu = x.mean(axis=0)
        inv = 1 / np.sqrt(x.var(axis=0) + eps)
        xhat = (x - mu) * inv
        cache = (xhat, gamma, inv)
    elif mode == 'test':
        xhat, cache = x, None
    return gamma * xhat + beta, cache

def norm_backward(dout, cache):
    xhat, gamma, inv = cache
    g = dout * gamma
    dx = inv * (g - g.mean(axis=0) - xhat * (g * xhat).mean(axis=0))
    return dx, (dout * xhat).sum(axis=0), dout.sum(axis=0)
`;
    expect(shapes('python', text, /backward/)).toMatchObject({ x: [3, 4], gamma: [4], beta: [4] });
    expect(called('python', text, /backward/)).toContain("gradlens1_norm_param = {'mode': 'train'}");
  });

  it('get images where four dimensions are read', () => {
    const text = `import numpy as np

def conv_forward_naive(x, w, b, conv_param):
    stride, pad = conv_param['stride'], conv_param['pad']
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows = (H + 2 * pad - HH) // stride + 1
    columns = (W + 2 * pad - WW) // stride + 1
    out = np.zeros((N, F, rows, columns))
    for i in range(rows):
        for j in range(columns):
            window = padded[:, :, i * stride:i * stride + HH, j * stride:j * stride + WW]
            out[:, :, i, j] = np.einsum('nchw,fchw->nf', window, w) + b
    return out, (x, w, b)

def conv_backward_naive(dout, cache):
    x, w, b = cache
    db = dout.sum(axis=(0, 2, 3))
    return db
`;
    expect(shapes('python', text, /backward/)).toMatchObject({ x: [2, 3, 4, 4], w: [2, 3, 3, 3], b: [2] });
  });

  it('take an upstream gradient for each result', () => {
    const text = `import numpy as np

def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    H = prev_h.shape[1]
    a = x @ Wx + prev_h @ Wh + b
    s = 1 / (1 + np.exp(-a[:, :3 * H]))
    i, f, o = s[:, :H], s[:, H:2 * H], s[:, 2 * H:]
    g = np.tanh(a[:, 3 * H:])
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
    cache = (prev_c, f, o, next_c)
    return next_h, next_c, cache

def lstm_step_backward(dnext_h, dnext_c, cache):
    prev_c, f, o, next_c = cache
    dc = dnext_c + dnext_h * o * (1 - np.tanh(next_c) ** 2)
    return dc * f
`;
    const found = shapes('python', text, /backward/);
    expect(found).toMatchObject({ x: [3, 4], prev_h: [3, 5], Wx: [4, 20], Wh: [5, 20], b: [20] });
    expect(found).toMatchObject({ dnext_h: [3, 5], dnext_c: [3, 5] });
  });

  it('get parameters in a dict, and a loss where the backward pass begins with one', () => {
    const text = `import numpy as np

def forward_propagation(X, parameters):
    W1, b1 = parameters['W1'], parameters['b1']
    W2, b2 = parameters['W2'], parameters['b2']
    A1 = np.tanh(W1 @ X + b1)
    A2 = 1 / (1 + np.exp(-(W2 @ A1 + b2)))
    return A2, {'A1': A1, 'A2': A2}

def compute_cost(A2, Y):
    return -np.mean(np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2), axis=0))

def backward_propagation(parameters, cache, X, Y):
    m = X.shape[1]
    A1, A2 = cache['A1'], cache['A2']
    dZ2 = (A2 - Y) / m
    dW2 = dZ2 @ A1.T
    dZ1 = parameters['W2'].T @ dZ2 * (1 - A1 ** 2)
    dW1 = dZ1 @ X.T
    return {'dW1': dW1, 'dW2': dW2}
`;
    expect(shapes('python', text, /backward/)).toMatchObject({ X: [4, 3], A2: [6, 3], Y: [6, 3], loss: [] });
    const appended = called('python', text, /backward/);
    expect(appended).toContain('gradlens1_loss = compute_cost(gradlens1_A2, gradlens1_Y)');
    expect(appended).toMatch(/gradlens1_parameters = \{'W1': np.array\(\[\[.*'b1': .*'W2': .*'b2': /);
  });

  it('are numbers where no array is read, lists where one is', () => {
    const text = `def gate_forward(x, y, z):
    q = x + y
    return q * z, (q, z)

def gate_backward(df, cache):
    q, z = cache
    return df * z, df * z, df * q

def neuron_forward(w, x, b):
    s = b
    for i in range(len(w)):
        s += w[i] * x[i]
    return s

def neuron_backward(ds, w, x):
    dw = [ds * xi for xi in x]
    dx = [ds * wi for wi in w]
    return dw, dx, ds
`;
    expect(shapes('python', text, /backward/)).toMatchObject({
      x: [],
      y: [],
      z: [],
      '2_w': [4],
      '2_x': [4],
      '2_b': [],
    });
  });

  it('get inputs that somebody chose', () => {
    const text = `import numpy

def scale_forward(x, s):
    # gradlens: s = 2.5
    return x * s, (x, s)

def scale_backward(dout, cache):
    x, s = cache
    return dout * s, (dout * x).sum()
`;
    const inputs = { x: 'numpy.ones((2, 6))' };
    expect(shapes('python', text, /backward/, inputs)).toMatchObject({ x: [2, 6], s: [], dout: [2, 6] });
    expect(called('python', text, /backward/, inputs)).toContain('gradlens1_s = 2.5\n');
    expect(called('python', text, /backward/)).toContain('gradlens1_x = numpy.array([[');
  });

  it('hand on what the forward pass returns or was given, and leave out what they cannot know', () => {
    const text = `import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def sigmoid_backward(dout, s):
    return dout * s * (1 - s)

def cube(x):
    return x ** 3

def cube_backward(dout, inp):
    return 3 * dout * inp ** 2

def drop(x):
    return x * (np.random.rand(*x.shape) > 0.5)

def drop_backward(dout, mask):
    return dout * mask
`;
    const appended = called('python', text, /backward/);
    executed('python', text, appended);
    expect(appended).toContain('sigmoid_backward(gradlens1_dout, gradlens1_out)');
    expect(appended).toContain('cube_backward(gradlens2_dout, gradlens2_x)');
    expect(appended).not.toContain('drop(');
  });
});

describe('what is appended', () => {
  const TEXT = `import numpy as np

def double(x):
    return 2 * x

def double_backward(dout):
    return 2 * dout
`;

  it('uses no name of the text', () => {
    const text = `${TEXT}\ngradlens1_x = 7\n`;
    expect(called('python', text, /backward/)).not.toMatch(/gradlens1_/);
  });

  it('is always the same', () => {
    expect(called('python', TEXT, /backward/)).toBe(called('python', TEXT, /backward/));
  });

  it('is nothing where nothing runs, or nothing is to run', () => {
    expect(called('python', TEXT, /nothing/)).toBe('');
    expect(called('python', TEXT.replace('2 * x', 'unknown(x)'), /backward/)).toBe('');
  });

  it('has different numbers, none near 0', () => {
    const numbers =
      called('python', TEXT, /backward/)
        .match(/-?\d\.\d+/g)
        ?.map(Number) ?? [];
    expect(numbers.length).toBe(24);
    expect(new Set(numbers.map(Math.abs)).size).toBeGreaterThan(20);
    expect(Math.min(...numbers.map(Math.abs))).toBeGreaterThanOrEqual(0.05);
  });
});
