import numpy as np


def triplet_loss(anchor, positive, negative, margin):
    near = np.sum((anchor - positive) ** 2, axis=1)
    far = np.sum((anchor - negative) ** 2, axis=1)
    hinge = np.maximum(0, near - far + margin)
    loss = hinge.mean()

    active = (hinge > 0)[:, None] / len(anchor)
    danchor = active * 2 * (negative - positive)
    dpositive = active * -2 * (anchor - positive)
    dnegative = active * 2 * (anchor - negative)
    return loss, danchor, dpositive, dnegative


np.random.seed(45)
a = np.random.randn(4, 3)
p = np.random.randn(4, 3)
n = np.random.randn(4, 3)
loss, grad_a, grad_p, grad_n = triplet_loss(a, p, n, 2.0)
