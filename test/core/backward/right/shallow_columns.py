# Examples are columns; parameters come and go in dictionaries.
import numpy as np


def forward(X, parameters):
    W1, b1 = parameters['W1'], parameters['b1']
    W2, b2 = parameters['W2'], parameters['b2']
    Z1 = np.dot(W1, X) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': A2}


def compute_cost(A2, Y):
    m = Y.shape[1]
    return -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m


def backward(parameters, cache, X, Y):
    m = X.shape[1]
    W2 = parameters['W2']
    A1, A2 = cache['A1'], cache['A2']
    dZ2 = A2 - Y
    dW2 = np.dot(dZ2, A1.T) / m
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dZ1 = np.dot(W2.T, dZ2) * (1 - np.power(A1, 2))
    dW1 = np.dot(dZ1, X.T) / m
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m
    return {'dW1': dW1, 'db1': db1, 'dW2': dW2, 'db2': db2}


np.random.seed(3)
X = np.random.randn(2, 5)
Y = np.array([[1.0, 0.0, 1.0, 1.0, 0.0]])
parameters = {
    'W1': np.random.randn(3, 2) * 0.5,
    'b1': np.zeros((3, 1)),
    'W2': np.random.randn(1, 3) * 0.5,
    'b2': np.zeros((1, 1)),
}
A2, cache = forward(X, parameters)
cost = compute_cost(A2, Y)
grads = backward(parameters, cache, X, Y)
