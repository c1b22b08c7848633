import numpy as np


class TwoLayerNet:
    """affine, relu, affine, softmax."""

    def __init__(self, inputs, hidden, classes, seed):
        rng = np.random.default_rng(seed)
        self.params = {
            'W1': 0.4 * rng.standard_normal((inputs, hidden)),
            'b1': 0.1 * rng.standard_normal(hidden),
            'W2': 0.4 * rng.standard_normal((hidden, classes)),
            'b2': 0.1 * rng.standard_normal(classes),
        }

    def loss(self, X, y, reg):
        W1, b1 = self.params['W1'], self.params['b1']
        W2, b2 = self.params['W2'], self.params['b2']
        N = len(X)

        h_pre = X @ W1 + b1
        h = np.maximum(0, h_pre)
        scores = h @ W2 + b2
        shifted = scores - scores.max(axis=1, keepdims=True)
        log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        loss = -log_probs[np.arange(N), y].sum() / N
        loss += reg * (np.sum(W1 * W1) + np.sum(W2 * W2))

        grads = {}
        dscores = np.exp(log_probs)
        dscores[np.arange(N), y] -= 1
        dscores /= N
        grads['W2'] = h.T @ dscores + 2 * reg * W2
        grads['b2'] = dscores.sum(axis=0)
        dh = dscores @ W2.T
        dh[h_pre <= 0] = 0
        grads['W1'] = X.T @ dh + 2 * reg * W1
        grads['b1'] = dh.sum(axis=0)
        return loss, grads


rng = np.random.default_rng(8)
net = TwoLayerNet(4, 5, 3, seed=2)
X = rng.standard_normal((5, 4))
y = np.array([0, 1, 2, 1, 0])
loss, grads = net.loss(X, y, reg=0.05)
