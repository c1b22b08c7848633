# d loss / d W, x
# Adam trains a layer in a few steps; the loss at the end, by the weights at the start.
import numpy as np

class Adam:
    def __init__(self, params, lr=1e-2, betas=(0.9, 0.999), eps=1e-8):
        self.params, self.lr, self.betas, self.eps = params, lr, betas, eps
        self.m = {k: np.zeros_like(v) for k, v in params.items()}
        self.v = {k: np.zeros_like(v) for k, v in params.items()}
        self.t = 0

    def step(self, grads):
        self.t += 1
        b1, b2 = self.betas
        for k, g in grads.items():
            self.m[k] = b1 * self.m[k] + (1 - b1) * g
            self.v[k] = b2 * self.v[k] + (1 - b2) * g**2
            mhat = self.m[k] / (1 - b1**self.t)
            vhat = self.v[k] / (1 - b2**self.t)
            self.params[k] -= self.lr * mhat / (np.sqrt(vhat) + self.eps)

np.random.seed(26)
x = np.random.randn(4, 3)
W = np.random.randn(3, 2)
target = np.random.randn(4, 2)
params = {"W": W.copy(), "b": np.zeros(2)}
adam = Adam(params, lr=0.1)
for _ in range(6):
    diff = x @ params["W"] + params["b"] - target
    adam.step({"W": 2 * x.T @ diff / diff.size, "b": 2 * diff.sum(0) / diff.size})
loss = np.mean((x @ params["W"] + params["b"] - target) ** 2)
print(loss)
