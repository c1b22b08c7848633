# d loss / d x, W1, W2
# Layers with parameters and gradients in dictionaries, one after the other.
import numpy as np

class Layer:
    def __init__(self):
        self.params, self.grads = {}, {}

class Dense(Layer):
    def __init__(self, W, b):
        super().__init__()
        self.params["W"], self.params["b"] = W, b

    def forward(self, x):
        self.x = x
        return x @ self.params["W"] + self.params["b"]

    def backward(self, dout):
        self.grads["W"] = self.x.T @ dout
        self.grads["b"] = dout.sum(axis=0)
        return dout @ self.params["W"].T

class ReLU(Layer):
    def forward(self, x):
        self.mask = x > 0
        return x * self.mask

    def backward(self, dout):
        return dout * self.mask

class Sequential:
    def __init__(self, *layers):
        self.layers = layers

    def __call__(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, dout):
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

np.random.seed(25)
x = np.random.randn(5, 3)
W1 = np.random.randn(3, 4)
W2 = np.random.randn(4, 2)
model = Sequential(Dense(W1, np.full(4, 0.1)), ReLU(), Dense(W2, np.zeros(2)))
out = model(x)
loss = 0.5 * np.sum((out - 1) ** 2)
dx = model.backward(out - 1)
dW1, dW2 = model.layers[0].grads["W"], model.layers[2].grads["W"]
