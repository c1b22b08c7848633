import numpy as np

logits = np.array([[0.2, -1.3, 2.1], [1.4, 0.1, -0.7]])
labels = [2, 0]
N = len(labels)

top = logits.max(axis=1, keepdims=True)
lse = top + np.log(np.sum(np.exp(logits - top), axis=1, keepdims=True))
picked = logits[range(N), labels]
loss = np.sum(lse[:, 0] - picked) / N

dloss = 1.0
dpicked = -np.ones(N) / N * dloss
dlse = np.ones((N, 1)) / N * dloss
dlogits = dlse * np.exp(logits - lse)
dlogits[range(N), labels] += dpicked
