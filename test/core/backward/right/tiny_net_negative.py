# A net in a dozen lines: it keeps the negative gradients and adds them. No loss is ever computed.
import numpy as np

X = np.array([[0.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 0.0, 1.0], [1.0, 1.0, 1.0]])
y = np.array([[0.0], [1.0], [1.0], [0.0]])

np.random.seed(1)
W0 = 2 * np.random.random((3, 4)) - 1
W1 = 2 * np.random.random((4, 1)) - 1

for it in range(6):
    l1 = 1 / (1 + np.exp(-X.dot(W0)))
    l2 = 1 / (1 + np.exp(-l1.dot(W1)))
    l2_error = y - l2
    l2_delta = l2_error * l2 * (1 - l2)
    l1_error = l2_delta.dot(W1.T)
    l1_delta = l1_error * l1 * (1 - l1)
    dW1 = l1.T.dot(l2_delta)
    dW0 = X.T.dot(l1_delta)
    W1 += dW1
    W0 += dW0
