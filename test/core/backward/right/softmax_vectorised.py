import numpy as np


def softmax_loss(W, X, y, reg):
    """W: (D, C), X: (N, D), y: (N,). Returns (loss, dW)."""
    num_train = X.shape[0]
    scores = X @ W
    scores = scores - scores.max(axis=1, keepdims=True)
    exp_scores = np.exp(scores)
    probs = exp_scores / exp_scores.sum(axis=1, keepdims=True)
    loss = -np.log(probs[np.arange(num_train), y]).mean()
    loss += 0.5 * reg * np.sum(W ** 2)

    dscores = probs.copy()
    dscores[np.arange(num_train), y] -= 1
    dscores /= num_train
    dW = X.T @ dscores
    dW += reg * W
    return loss, dW


rng = np.random.RandomState(0)
W = 0.1 * rng.randn(5, 3)
X = rng.randn(6, 5)
y = rng.randint(3, size=6)
loss, dW = softmax_loss(W, X, y, reg=0.1)
print(loss)
