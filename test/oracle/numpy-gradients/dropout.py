# d loss / d x, W
# Inverted dropout with a seed of its own, in training and in use.
import numpy as np

def dropout_forward(x, dropout_param):
    p, mode = dropout_param["p"], dropout_param["mode"]
    if "seed" in dropout_param:
        np.random.seed(dropout_param["seed"])
    mask = None
    if mode == "train":
        mask = (np.random.rand(*x.shape) < p) / p
        out = x * mask
    elif mode == "test":
        out = x
    out = out.astype(x.dtype, copy=False)
    return out, (dropout_param, mask)

x = np.array([[0.5, -1.2, 0.3, 2.0], [1.1, 0.4, -0.6, -0.9]])
W = np.array([[0.2, -0.1], [0.4, 0.3], [-0.5, 0.7], [0.1, 0.6]])
hidden, cache = dropout_forward(x, {"mode": "train", "p": 0.6, "seed": 123})
same, _ = dropout_forward(x, {"mode": "test", "p": 0.6})
loss = np.sum((hidden @ W) ** 2) + np.sum((same @ W) ** 3)
print(cache[1])
