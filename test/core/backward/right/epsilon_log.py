# The small number inside of the logarithm is left out of the gradient, as usual.
import numpy as np

np.random.seed(20)
X = np.random.randn(4, 3)
W = np.random.randn(3, 3) * 0.5
y = np.array([0, 2, 1, 2])
N = 4

scores = X @ W
e = np.exp(scores)
probs = e / np.sum(e, axis=1, keepdims=True)
loss = -np.sum(np.log(probs[np.arange(N), y] + 1e-8)) / N

dscores = probs.copy()
dscores[np.arange(N), y] -= 1
dscores /= N
dW = X.T @ dscores
