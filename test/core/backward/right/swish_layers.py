# Layers that work in place on copies, because the way back needs what came in.
import numpy as np


class Swish:
    def forward(self, x):
        self.x = x
        out = x.copy()
        out *= 1 / (1 + np.exp(-x))
        return out

    def backward(self, dout):
        s = 1 / (1 + np.exp(-self.x))
        dx = dout.copy()
        dx *= s + self.x * s * (1 - s)
        return dx


class Scale:
    def __init__(self, g):
        self.g = g

    def forward(self, x):
        self.x = x
        out = x.copy()
        out *= self.g
        return out

    def backward(self, dout):
        self.dg = np.sum(dout * self.x, axis=0)
        dx = dout.copy()
        dx *= self.g
        return dx


class Square:
    def forward(self, x):
        self.x = x
        out = x.copy()
        out **= 2
        return out

    def backward(self, dout):
        dx = 2 * dout * self.x
        return dx


np.random.seed(71)
layers = [Scale(np.random.rand(3) + 0.5), Swish(), Square(), Scale(np.random.rand(3))]
h = np.random.randn(4, 3)
for layer in layers:
    h = layer.forward(h)
loss = h.sum()

dout = np.ones_like(h)
for layer in layers[::-1]:
    dout = layer.backward(dout)
