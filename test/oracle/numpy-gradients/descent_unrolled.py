# d final / d w0, lr
# Twenty steps of gradient descent, differentiated through all of them.
import numpy as np

A = np.array([[3.0, 0.5], [0.5, 1.0]])
b = np.array([1.0, -2.0])
w0 = np.array([4.0, -3.0])
lr = 0.1

w = w0.copy()
for step in range(20):
    grad = A @ w - b
    w -= lr * grad
final = 0.5 * w @ A @ w - b @ w
