# A layer and a squared error with nothing but lists and loops.
import math

x = [0.6, -0.1, 0.9]
W = [[0.2, -0.5, 0.3], [0.7, 0.1, -0.4]]
b = [0.05, -0.2]
v = [1.1, -0.8]
target = 0.25

h = []
for i in range(2):
    s = b[i]
    for j in range(3):
        s += W[i][j] * x[j]
    h.append(math.tanh(s))
out = 0.0
for i in range(2):
    out += v[i] * h[i]
loss = (out - target) ** 2

dout = 2.0 * (out - target)
dv = [0.0, 0.0]
dh = [0.0, 0.0]
db = [0.0, 0.0]
dW = [[0.0] * 3 for _ in range(2)]
dx = [0.0] * 3
for i in range(2):
    dv[i] = dout * h[i]
    dh[i] = dout * v[i]
    raw = dh[i] * (1.0 - h[i] ** 2)
    db[i] = raw
    for j in range(3):
        dW[i][j] = raw * x[j]
        dx[j] += raw * W[i][j]
