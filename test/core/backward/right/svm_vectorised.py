import numpy as np


def svm_loss(W, X, y, reg, delta=1.0):
    N = X.shape[0]
    rows = np.arange(N)
    scores = X.dot(W)
    right = scores[rows, y][:, np.newaxis]
    margins = np.maximum(0, scores - right + delta)
    margins[rows, y] = 0
    loss = margins.sum() / N + reg * np.sum(W * W)

    over = (margins > 0).astype(float)
    over[rows, y] = -over.sum(axis=1)
    dW = X.T.dot(over) / N + 2 * reg * W
    return loss, dW


np.random.seed(5)
X = np.random.randn(6, 4)
W = np.random.randn(4, 3)
y = np.array([0, 1, 2, 2, 1, 0])
loss, dW = svm_loss(W, X, y, 0.02)
