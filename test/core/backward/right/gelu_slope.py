"""A layer with a GELU, whose slope is put together first and multiplied with the upstream gradient at the end."""
import numpy as np

SCALE = np.sqrt(2 / np.pi)


class Gelu:
    def forward(self, inputs):
        self.inputs = inputs
        u = SCALE * (inputs + 0.044715 * inputs**3)
        t = np.tanh(u)
        self.t = t
        return 0.5 * inputs * (1 + t)

    def backward(self, grad):
        inputs, t = self.inputs, self.t
        du = SCALE * (1 + 3 * 0.044715 * inputs**2)
        dt = (1 - t**2) * du
        return grad * (0.5 * (1 + t) + 0.5 * inputs * dt)


class Dense:
    def __init__(self, weight):
        self.weight = weight

    def forward(self, inputs):
        self.inputs = inputs
        return inputs @ self.weight

    def backward(self, grad):
        self.grad_weight = self.inputs.T @ grad
        grad_inputs = grad @ self.weight.T
        return grad_inputs


rng = np.random.default_rng(8)
x = rng.normal(size=(4, 3))
target = rng.normal(size=(4, 2))
first, gelu, last = Dense(rng.normal(size=(3, 5))), Gelu(), Dense(rng.normal(size=(5, 2)))
y = last.forward(gelu.forward(first.forward(x)))
loss = 0.5 * np.sum((y - target) ** 2)
grad_y = y - target
grad_x = first.backward(gelu.backward(last.backward(grad_y)))
