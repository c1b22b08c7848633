# d loss / d x, W, U
import numpy as np

def sigm(v):
    return 1 / (1 + np.exp(-v))

rng = np.random.RandomState(33)
x = rng.randn(4, 3)
gates = {"z": rng.randn(3, 2), "r": rng.randn(3, 2), "h": rng.randn(3, 2)}
W = np.concatenate([gates[gate] for gate in "zrh"], axis=1)
U = rng.randn(2, 6)
h = np.zeros(2)
for x_t in x:
    z, r = np.split(sigm(x_t @ W[:, :4] + h @ U[:, :4]), 2)
    candidate = np.tanh(x_t @ W[:, 4:] + (r * h) @ U[:, 4:])
    h = (1 - z) * h + z * candidate
loss = (h**2).sum()
