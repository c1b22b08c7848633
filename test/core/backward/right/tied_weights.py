# An autoencoder whose decoder is its encoder transposed: W gets gradients from both.
import numpy as np

np.random.seed(14)
x = np.random.randn(5, 4)
W = np.random.randn(4, 2) * 0.6
b = np.zeros(2)
c = np.zeros(4)

code = np.tanh(x @ W + b)
rec = code @ W.T + c
loss = np.mean((rec - x) ** 2)

drec = 2 * (rec - x) / x.size
dc = drec.sum(axis=0)
dcode = drec @ W
draw = dcode * (1 - code ** 2)
db = draw.sum(axis=0)
dW = x.T @ draw + drec.T @ code
