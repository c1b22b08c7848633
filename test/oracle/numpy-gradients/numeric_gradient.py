# d f / d x
# A numeric gradient beside the analytic one, index by index with an iterator.
import numpy as np

def eval_numerical_gradient(f, x, h=1e-5):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + h
        above = f(x)
        x[ix] = old - h
        below = f(x)
        x[ix] = old
        grad[ix] = (above - below) / (2 * h)
        it.iternext()
    return grad

def rel_error(x, y):
    return np.max(np.abs(x - y) / (np.maximum(1e-8, np.abs(x) + np.abs(y))))

x = np.array([[0.5, -1.0], [2.0, 0.1]])
f = np.sum(np.sin(x) * x**2)
dx = np.cos(x) * x**2 + 2 * x * np.sin(x)
error = rel_error(dx, eval_numerical_gradient(lambda v: np.sum(np.sin(v) * v**2), x.copy()))
print("fine" if error < 1e-6 else "wrong")
