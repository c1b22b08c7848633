import numpy as np

np.random.seed(2)
X = np.random.randn(6, 3)
y = np.array([1.0, 0.0, 0.0, 1.0, 1.0, 0.0])
W = np.random.randn(3) * 0.1
b = 0.2
vW = np.zeros(3)
vb = 0.0
lr, mu = 0.5, 0.9

for step in range(5):
    z = X.dot(W) + b
    p = 1 / (1 + np.exp(-z))
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

    dz = (p - y) / len(y)
    dW = X.T.dot(dz)
    db = np.sum(dz)

    vW = mu * vW - lr * dW
    vb = mu * vb - lr * db
    W += vW
    b += vb
