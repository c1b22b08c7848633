# A linear classifier with a softmax loss, for all examples at once, and its backward pass by hand.
# What that computes must be what GradLens shows beside X, W, b and the steps between.
import numpy as np

np.random.seed(0)
X = np.random.randn(3, 2)
y = np.array([0, 2, 1])
W = 0.5 * np.random.randn(2, 3)
b = np.zeros(3)

# Forward.
scores = X @ W + b
shifted = scores - np.max(scores, axis=1, keepdims=True)  # changes nothing but keeps exp small
probs = np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True)
rows = np.arange(len(y))
loss = -np.mean(np.log(probs[rows, y]))

# Backward. The loss reaches the scores in one short step: the probabilities, less 1 at the right class.
dscores = probs.copy()
dscores[rows, y] -= 1
dscores /= len(y)

dW = X.T @ dscores
db = dscores.sum(axis=0)
dX = dscores @ W.T
