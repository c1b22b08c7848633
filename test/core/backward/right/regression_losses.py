# Three losses of one prediction.
import numpy as np


def mse_loss(pred, target):
    diff = pred - target
    loss = np.mean(diff ** 2)
    dpred = 2 * diff / diff.size
    return loss, dpred


def l1_loss(pred, target):
    loss = np.mean(np.abs(pred - target))
    dpred = np.sign(pred - target) / pred.size
    return loss, dpred


def huber_loss(pred, target, delta):
    diff = pred - target
    small = np.abs(diff) <= delta
    loss = np.sum(np.where(small, 0.5 * diff ** 2, delta * (np.abs(diff) - 0.5 * delta)))
    dpred = np.where(small, diff, delta * np.sign(diff))
    return loss, dpred


pred = np.array([[0.3, -1.2], [2.4, 0.9]])
target = np.array([[0.1, 1.0], [2.0, -0.8]])
loss_a, grad_a = mse_loss(pred, target)
loss_b, grad_b = l1_loss(pred, target)
loss_c, grad_c = huber_loss(pred, target, 1.0)
