# A network is a list of layers; its backward pass goes through them from the end.
import numpy as np


class Linear:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) / np.sqrt(n_in)
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.inp = x
        return np.dot(x, self.W) + self.b

    def backward(self, grad_out):
        self.grad_W = np.dot(self.inp.T, grad_out)
        self.grad_b = np.sum(grad_out, axis=0)
        return np.dot(grad_out, self.W.T)

    def update(self, lr):
        self.W -= lr * self.grad_W
        self.b -= lr * self.grad_b


class ReLU:
    def forward(self, x):
        self.inp = x
        return np.maximum(0.0, x)

    def backward(self, grad_out):
        return np.where(self.inp > 0, grad_out, 0.0)


class MeanSquare:
    def forward(self, pred, target):
        self.diff = pred - target
        return np.mean(self.diff ** 2)

    def backward(self):
        return 2.0 * self.diff / self.diff.size


class Network:
    def __init__(self, layers):
        self.layers = layers
        self.criterion = MeanSquare()

    def train(self, x, target, lr):
        h = x
        for layer in self.layers:
            h = layer.forward(h)
        loss = self.criterion.forward(h, target)
        grad = self.criterion.backward()
        for layer in self.layers[::-1]:
            grad = layer.backward(grad)
        for layer in self.layers:
            if hasattr(layer, 'update'):
                layer.update(lr)
        return loss


np.random.seed(24)
net = Network([Linear(3, 4), ReLU(), Linear(4, 2)])
x = np.random.randn(5, 3)
t = np.random.randn(5, 2)
history = [net.train(x, t, 0.1) for _ in range(3)]
