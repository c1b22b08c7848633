# d loss / d Q, K, V
import numpy as np

def softmax(x, axis=-1):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)

np.random.seed(8)
T, d = 4, 3
Q = np.random.randn(T, d)
K = np.random.randn(T, d)
V = np.random.randn(T, d)
mask = np.triu(np.full((T, T), -np.inf), k=1)
scores = Q @ K.T / np.sqrt(d) + mask
weights = softmax(scores)
out = weights @ V
loss = np.sum(out**2)
print(np.round(weights, 3))

dout = 2 * out
dV = weights.T @ dout
dweights = dout @ V.T
dscores = weights * (dweights - (dweights * weights).sum(-1, keepdims=True))
dQ = dscores @ K / np.sqrt(d)
dK = dscores.T @ Q / np.sqrt(d)
