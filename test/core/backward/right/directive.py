# Other names than usual, told by comments.
import numpy as np

np.random.seed(52)
X = np.random.randn(4, 3)
W = np.random.randn(3, 2)
h1 = X @ W
y = np.tanh(h1)
loss = np.sum(y ** 3)

# gradlens: dhidden is grad of h1
dhidden = 3 * y ** 2 * (1 - y ** 2)
dW = X.T @ dhidden
