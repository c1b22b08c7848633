# d loss / d W, X
import numpy as np

np.random.seed(2)
X = np.random.randn(7, 4)
W = np.random.randn(4, 3) * 0.7
y = np.random.randint(0, 3, 7)
reg = 0.05
N = X.shape[0]

scores = X @ W
correct = scores[np.arange(N), y].reshape(-1, 1)
margins = np.maximum(0, scores - correct + 1.0)
margins[np.arange(N), y] = 0
loss = margins.sum() / N + reg * np.sum(W**2)

mask = (margins > 0).astype(float)
mask[np.arange(N), y] = -mask.sum(axis=1)
dW = X.T @ mask / N + 2 * reg * W
dX = mask @ W.T / N
