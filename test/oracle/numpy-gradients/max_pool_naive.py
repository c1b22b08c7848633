# d loss / d x
import numpy as np

np.random.seed(3)
x = np.random.randn(2, 2, 4, 4)
size, stride = 2, 2
N, C, H, W = x.shape
out = np.zeros((N, C, H // stride, W // stride))
for n in range(N):
    for c in range(C):
        for i in range(H // stride):
            for j in range(W // stride):
                h, w = i * stride, j * stride
                out[n, c, i, j] = np.max(x[n, c, h : h + size, w : w + size])
weights = np.arange(out.size).reshape(out.shape)
loss = np.sum(out * weights)

dx = np.zeros_like(x)
for n in range(N):
    for c in range(C):
        for i in range(H // stride):
            for j in range(W // stride):
                window = x[n, c, i * stride : i * stride + size, j * stride : j * stride + size]
                r, s = np.unravel_index(window.argmax(), window.shape)
                dx[n, c, i * stride + r, j * stride + s] += weights[n, c, i, j]
