import numpy as np


class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        dx = dout @ self.W.T
        return dx


class Tanh:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out

    def backward(self, dout):
        dx = dout * (1 - self.out ** 2)
        return dx


class SoftmaxLoss:
    def forward(self, x, t):
        e = np.exp(x - x.max(axis=1, keepdims=True))
        self.p = e / e.sum(axis=1, keepdims=True)
        self.t = t
        return -np.mean(np.log(self.p[np.arange(len(t)), t]))

    def backward(self):
        dx = self.p.copy()
        dx[np.arange(len(self.t)), self.t] -= 1
        dx = dx / len(self.t)
        return dx


rng = np.random.default_rng(12)
layers = [
    Affine(rng.standard_normal((3, 4)), rng.standard_normal(4)),
    Tanh(),
    Affine(rng.standard_normal((4, 3)), rng.standard_normal(3)),
]
head = SoftmaxLoss()
data = rng.standard_normal((5, 3))
labels = np.array([2, 0, 1, 1, 2])

h = data
for layer in layers:
    h = layer.forward(h)
loss = head.forward(h, labels)

dout = head.backward()
for layer in reversed(layers):
    dout = layer.backward(dout)
