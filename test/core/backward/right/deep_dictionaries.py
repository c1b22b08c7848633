"""A deep network whose weights, biases and gradients are kept in dictionaries under computed keys.

The loss is a mean over examples, which the affine layers take of their weights' gradients: what goes between the layers is
the gradient of the sum.
"""
import numpy as np


def initial(widths, rng):
    params = {}
    for l in range(1, len(widths)):
        params["W" + str(l)] = rng.normal(size=(widths[l], widths[l - 1])) * 0.6
        params["b" + str(l)] = rng.normal(size=(widths[l], 1)) * 0.1
    return params


def affine_forward(A, W, b):
    Z = W @ A + b
    return Z, (A, W, b)


def relu(Z):
    return np.maximum(0, Z), Z


def squash(Z):
    return 1 / (1 + np.exp(-Z)), Z


def network_forward(X, params):
    kept = []
    A = X
    depth = len(params) // 2
    for l in range(1, depth):
        before = A
        Z, affine_cache = affine_forward(before, params["W" + str(l)], params["b" + str(l)])
        A, relu_cache = relu(Z)
        kept.append((affine_cache, relu_cache))
    Z, affine_cache = affine_forward(A, params["W" + str(depth)], params["b" + str(depth)])
    AL, squash_cache = squash(Z)
    kept.append((affine_cache, squash_cache))
    return AL, kept


def mean_entropy(AL, Y):
    cost = -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / Y.shape[1]
    return cost


def affine_backward(dZ, cache):
    A, W, b = cache
    count = A.shape[1]
    dW = dZ @ A.T / count
    db = np.sum(dZ, axis=1, keepdims=True) / count
    dA = W.T @ dZ
    return dA, dW, db


def relu_backward(dA, cache):
    Z = cache
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ


def squash_backward(dA, cache):
    s = 1 / (1 + np.exp(-cache))
    return dA * s * (1 - s)


def network_backward(AL, Y, kept):
    grads = {}
    depth = len(kept)
    dAL = -(Y / AL - (1 - Y) / (1 - AL))
    affine_cache, squash_cache = kept[depth - 1]
    dZ = squash_backward(dAL, squash_cache)
    grads["dA" + str(depth - 1)], grads["dW" + str(depth)], grads["db" + str(depth)] = affine_backward(dZ, affine_cache)
    for l in reversed(range(depth - 1)):
        affine_cache, relu_cache = kept[l]
        dZ = relu_backward(grads["dA" + str(l + 1)], relu_cache)
        dA, dW, db = affine_backward(dZ, affine_cache)
        grads["dA" + str(l)] = dA
        grads["dW" + str(l + 1)] = dW
        grads["db" + str(l + 1)] = db
    return grads


rng = np.random.default_rng(12)
X = rng.normal(size=(3, 5))
Y = (rng.random(size=(1, 5)) > 0.5).astype(float)
params = initial([3, 4, 3, 1], rng)
for step in range(3):
    AL, kept = network_forward(X, params)
    cost = mean_entropy(AL, Y)
    grads = network_backward(AL, Y, kept)
    for l in range(1, len(params) // 2 + 1):
        params["W" + str(l)] = params["W" + str(l)] - 0.2 * grads["dW" + str(l)]
        params["b" + str(l)] = params["b" + str(l)] - 0.2 * grads["db" + str(l)]
