# A stable cross-entropy of logits, with a weight for the positive class; the threshold is not met.
import numpy as np


def weighted_bce(z, y, weight):
    """z: (N,), y: (N,). Returns the mean loss and its gradient."""
    soft = np.maximum(-z, 0) + np.log1p(np.exp(-np.abs(z)))
    loss = np.mean(weight * y * soft + (1 - y) * (soft + z))
    s = 1 / (1 + np.exp(-z))
    dz = (weight * y * (s - 1) + (1 - y) * s) / len(z)
    return loss, dz


z = np.array([0.8, -1.1, 2.3, -0.2, 0.1])
y = np.array([1.0, 0.0, 0.0, 1.0, 1.0])
loss, dz = weighted_bce(z, y, 3.0)
