# d loss / d a, b, temperature
# Pairs that belong together, cosine similarity, cross-entropy in both directions.
import numpy as np

np.random.seed(37)
a = np.random.randn(4, 3)
b = np.random.randn(4, 3)
temperature = 0.5

def normalize(v, axis=-1):
    return v / np.linalg.norm(v, axis=axis, keepdims=True)

def cross_entropy(logits):
    logits = logits - np.max(logits, 1, keepdims=True)
    return -(np.diag(logits) - np.log(np.exp(logits).sum(1))).mean()

sim = normalize(a) @ normalize(b).T / temperature
loss = (cross_entropy(sim) + cross_entropy(sim.T)) / 2
