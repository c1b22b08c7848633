import numpy as np


def layernorm_forward(x, gamma, beta, eps=1e-5):
    """Normalises every row. x: (N, D), gamma: (D,), beta: (D,)"""
    mu = np.mean(x, axis=1, keepdims=True)
    centred = x - mu
    var = np.mean(centred ** 2, axis=1, keepdims=True)
    inv_std = 1 / np.sqrt(var + eps)
    xhat = centred * inv_std
    out = xhat * gamma + beta
    return out, (xhat, inv_std, gamma)


def layernorm_backward(dout, cache):
    """dout: (N, D)"""
    xhat, inv_std, gamma = cache
    dgamma = np.sum(dout * xhat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dxhat = dout * gamma
    dx = inv_std * (
        dxhat
        - np.mean(dxhat, axis=1, keepdims=True)
        - xhat * np.mean(dxhat * xhat, axis=1, keepdims=True)
    )
    return dx, dgamma, dbeta
