# dw and db of what is kept as weights and bias.
import numpy as np


class LogisticModel:
    def __init__(self, rate=0.1, decay=0.01):
        self.rate = rate
        self.decay = decay
        self.weights = None
        self.bias = None

    def fit(self, X, y, steps):
        n, features = X.shape
        self.weights = np.zeros(features)
        self.bias = 0.0
        for _ in range(steps):
            p = 1 / (1 + np.exp(-(np.dot(X, self.weights) + self.bias)))
            loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) + 0.5 * self.decay * np.sum(self.weights**2)
            dw = (1 / n) * np.dot(X.T, p - y) + self.decay * self.weights
            db = (1 / n) * np.sum(p - y)
            self.weights -= self.rate * dw
            self.bias -= self.rate * db
        return loss


X = np.array([[0.5, 1.2], [1.1, -0.7], [-1.5, 0.3], [0.2, -1.0], [-0.4, 0.9]])
y = np.array([1, 1, 0, 1, 0])
loss = LogisticModel().fit(X, y, 1)
print(loss)
