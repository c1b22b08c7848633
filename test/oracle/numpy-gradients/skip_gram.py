# d loss / d center, context
# A word, one neighbour, and words that are none.
import numpy as np

np.random.seed(28)
center = np.random.randn(5, 3)
context = np.random.randn(5, 3)
pairs = [(0, 1), (1, 2), (3, 0)]
loss = 0
for c, o in pairs:
    negatives = np.array([k for k in range(5) if k not in (c, o)])[:2]
    loss -= np.log(1 / (1 + np.exp(-context[o] @ center[c])))
    loss -= np.sum(np.log(1 / (1 + np.exp(context[negatives] @ center[c]))))
loss = loss / len(pairs)
