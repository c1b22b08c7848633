# Many to one, with the hidden states in one array.
import numpy as np

rng = np.random.default_rng(40)
T, D, H = 4, 2, 3
x = rng.standard_normal((T, D))
Wx = rng.standard_normal((D, H))
Wh = rng.standard_normal((H, H)) * 0.5
b = rng.standard_normal(H)
target = rng.standard_normal(H)

h = np.zeros((T + 1, H))
for t in range(T):
    h[t + 1] = np.tanh(x[t] @ Wx + h[t] @ Wh + b)
loss = 0.5 * np.sum((h[T] - target) ** 2)

dx = np.zeros_like(x)
dWx = np.zeros_like(Wx)
dWh = np.zeros_like(Wh)
db = np.zeros_like(b)
dh_next = h[T] - target
for t in range(T - 1, -1, -1):
    da = dh_next * (1 - h[t + 1] ** 2)
    dWx += np.outer(x[t], da)
    dWh += np.outer(h[t], da)
    db += da
    dx[t] = Wx @ da
    dh_next = Wh @ da
