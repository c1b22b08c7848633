# A network of two layers with its backward pass, as one writes it for a course. One line is wrong.
#
#   gradlens check examples/backward.py
#
# finds it, says why, and writes the corrected line. In the editor it is marked while you type.
import numpy as np

np.random.seed(0)
x = np.random.randn(6, 4)
y = np.array([0, 2, 1, 1, 0, 2])
W1 = 0.5 * np.random.randn(4, 5)
b1 = 0.1 * np.random.randn(5)
W2 = 0.5 * np.random.randn(5, 3)
b2 = np.zeros(3)

# Forward: scores, then the softmax loss.
h = x @ W1 + b1
hidden = np.maximum(0, h)
scores = hidden @ W2 + b2
shifted = scores - scores.max(axis=1, keepdims=True)
probs = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
loss = -np.log(probs[np.arange(6), y]).mean()

# Backward, in the opposite order.
dscores = probs.copy()
dscores[np.arange(6), y] -= 1
dscores /= 6
dW2 = hidden.T @ dscores
db2 = dscores.sum(axis=0)
dhidden = dscores @ W2.T
dh = dhidden * (h > 0)
dW1 = x.T @ dhidden  # should come from dh: where the relu is shut, nothing flows back
db1 = dh.sum(axis=0)
