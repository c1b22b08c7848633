# Attention over five words: each looks at itself and at those before it.
# What lies ahead is hidden by minus infinity, which the softmax turns into weights of exactly 0.
import numpy as np

np.random.seed(1)
words, size = 5, 4
x = np.random.randn(words, size)
Wq = np.random.randn(size, size) / np.sqrt(size)
Wk = np.random.randn(size, size) / np.sqrt(size)
Wv = np.random.randn(size, size) / np.sqrt(size)


def softmax(scores):
    exps = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exps / exps.sum(axis=-1, keepdims=True)


def attend(q, k, v):
    scores = q @ k.T / np.sqrt(q.shape[1])
    ahead = np.triu(np.full((words, words), -np.inf), k=1)
    weights = softmax(scores + ahead)
    return weights @ v


# What a word offers to the others, its key and its value, gets gradients from itself and from those behind it.
out = attend(x @ Wq, x @ Wk, x @ Wv)
target = np.tanh(x[::-1])
loss = np.mean((out - target) ** 2)
