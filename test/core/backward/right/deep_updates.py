# Three layers; the weights of a layer are updated as soon as the gradient has gone through it.
import numpy as np

rng = np.random.default_rng(70)
X = rng.standard_normal((5, 3))
Y = rng.standard_normal((5, 2))
W1 = rng.standard_normal((3, 4)) * 0.5
W2 = rng.standard_normal((4, 4)) * 0.5
W3 = rng.standard_normal((4, 2)) * 0.5
eta = 0.1

for epoch in range(2):
    h1 = np.tanh(X @ W1)
    h2 = np.tanh(h1 @ W2)
    out = h2 @ W3
    loss = 0.5 * np.mean(np.sum((out - Y) ** 2, axis=1))

    dout = (out - Y) / len(X)
    dW3 = h2.T @ dout
    dh2 = dout @ W3.T
    W3 -= eta * dW3
    raw2 = dh2 * (1 - h2 ** 2)
    dW2 = h1.T @ raw2
    dh1 = raw2 @ W2.T
    W2 -= eta * dW2
    raw1 = dh1 * (1 - h1 ** 2)
    dW1 = X.T @ raw1
    W1 -= eta * dW1
