# An LSTM over time with one loss at every step.
import numpy as np

rng = np.random.RandomState(19)
T, D, H = 3, 2, 3
x = rng.randn(T, D)
target = rng.randn(T, H)
Wf, Wi, Wo, Wg = [rng.randn(D + H, H) * 0.5 for _ in range(4)]

sigma = lambda v: 1 / (1 + np.exp(-v))

h = np.zeros(H)
c = np.zeros(H)
steps = []
loss = 0.0
for t in range(T):
    z = np.concatenate([x[t], h])
    f = sigma(z @ Wf)
    i = sigma(z @ Wi)
    o = sigma(z @ Wo)
    g = np.tanh(z @ Wg)
    c_old = c
    c = f * c_old + i * g
    h = o * np.tanh(c)
    loss += 0.5 * np.sum((h - target[t]) ** 2)
    steps.append((z, f, i, o, g, c_old, c, h))

dWf, dWi, dWo, dWg = [np.zeros((D + H, H)) for _ in range(4)]
dh_next = np.zeros(H)
dc_next = np.zeros(H)
for t in reversed(range(T)):
    z, f, i, o, g, c_old, c, h = steps[t]
    dh = (h - target[t]) + dh_next
    tanh_c = np.tanh(c)
    dc = dh * o * (1 - tanh_c ** 2) + dc_next
    raw_o = dh * tanh_c * o * (1 - o)
    raw_f = dc * c_old * f * (1 - f)
    raw_i = dc * g * i * (1 - i)
    raw_g = dc * i * (1 - g ** 2)
    dWo += np.outer(z, raw_o)
    dWf += np.outer(z, raw_f)
    dWi += np.outer(z, raw_i)
    dWg += np.outer(z, raw_g)
    dz = Wo @ raw_o + Wf @ raw_f + Wi @ raw_i + Wg @ raw_g
    dh_next = dz[D:]
    dc_next = dc * f
