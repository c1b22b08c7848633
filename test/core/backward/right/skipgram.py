# One centre word against the word beside it and two that were drawn: negative sampling.
import numpy as np

np.random.seed(15)
centre = np.random.randn(4) * 0.7
outside = np.random.randn(4) * 0.7
negatives = np.random.randn(2, 4) * 0.7


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


u = sigmoid(outside @ centre)
k = sigmoid(-negatives @ centre)
loss = -np.log(u) - np.sum(np.log(k))

grad_centre = (u - 1) * outside + (1 - k) @ negatives
grad_outside = (u - 1) * centre
grad_negatives = np.outer(1 - k, centre)
