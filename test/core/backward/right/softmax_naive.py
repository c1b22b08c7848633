import numpy as np


def softmax_loss_naive(W, X, y, reg):
    """Cross-entropy of a linear classifier, example by example.

    W: (D, C) weights, X: (N, D) examples, y: (N,) labels, reg: strength of the penalty.
    Returns the loss and its gradient with respect to W.
    """
    loss = 0.0
    dW = np.zeros_like(W)
    N = X.shape[0]
    C = W.shape[1]
    for i in range(N):
        scores = X[i].dot(W)
        scores = scores - np.max(scores)
        total = np.sum(np.exp(scores))
        loss += np.log(total) - scores[y[i]]
        for c in range(C):
            p = np.exp(scores[c]) / total
            dW[:, c] += (p - (c == y[i])) * X[i]
    loss = loss / N + reg * np.sum(W * W)
    dW = dW / N + 2 * reg * W
    return loss, dW


np.random.seed(3)
W = np.random.randn(4, 3) * 0.5
X = np.random.randn(5, 4)
y = np.array([0, 2, 1, 1, 0])
loss, grad_W = softmax_loss_naive(W, X, y, 0.05)
