# A line through points, by gradient descent.
import numpy as np

xs = np.array([0.0, 0.5, 1.0, 1.5, 2.0, 2.5])
ys = np.array([1.1, 1.9, 3.2, 3.9, 5.1, 5.8])

w = 0.3
b = 0.0
learning_rate = 0.05
decay = 0.99

for epoch in range(8):
    pred = w * xs + b
    error = pred - ys
    loss = np.mean(error ** 2)
    dw = np.mean(2 * error * xs)
    db = np.mean(2 * error)
    w -= learning_rate * dw
    b -= learning_rate * db
    learning_rate *= decay

print(w, b)
