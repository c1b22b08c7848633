# A loss with its gradient, and the usual numeric check of it in the same file.
import numpy as np


def loss_and_grad(W, X, y):
    scores = X @ W
    diff = scores - y
    loss = 0.5 * np.sum(diff ** 2) / len(X) + 0.1 * np.sum(W * W)
    dW = X.T @ diff / len(X) + 0.2 * W
    return loss, dW


def eval_numerical_gradient(f, x, h=1e-5):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=['multi_index'])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + h
        high = f(x)
        x[ix] = old - h
        low = f(x)
        x[ix] = old
        grad[ix] = (high - low) / (2 * h)
        it.iternext()
    return grad


def rel_error(a, b):
    return np.max(np.abs(a - b) / np.maximum(1e-8, np.abs(a) + np.abs(b)))


np.random.seed(18)
X = np.random.randn(4, 3)
y = np.random.randn(4, 2)
W = np.random.randn(3, 2)

loss, dW = loss_and_grad(W, X, y)
dW_num = eval_numerical_gradient(lambda w: loss_and_grad(w, X, y)[0], W)
print('relative error', rel_error(dW, dW_num) < 1e-6)
