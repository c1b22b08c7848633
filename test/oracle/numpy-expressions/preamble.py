import numpy as np
from scipy import special, stats

x = np.array([[0.6, -1.3, 2.1], [1.7, 0.4, -0.8]])
v = np.array([0.5, -1.2, 2.3, 0.9])
s = np.array([[2.1, 0.3, -0.4], [0.3, 1.8, 0.2], [-0.4, 0.2, 2.6]])
t = np.array([[[0.3, -0.7], [1.1, 0.2], [-0.5, 0.8]], [[1.3, 0.6], [-0.9, 2.2], [0.1, -1.4]]])
p = np.array([0.2, 0.9, 0.45])
n = np.array([[3, -1, 4], [1, 5, 9]])
m = np.array([2, 0, 1, 2, 1])
b = np.array([True, False, True])
f = np.array([[0.6, -1.3, 2.1], [1.7, 0.4, -0.8]], dtype=np.float32)
z = np.array([[1.0, np.nan, 3.0], [np.nan, np.nan, 2.0]])


def changed(look):
    """What an array is after a write to what `look` makes of it: views change it, copies do not."""
    array = np.arange(6.0).reshape(2, 3)
    seen = look(array)
    seen[...] = 9
    return array


def after(change, array):
    """What an array is after a function that changes it."""
    array = np.array(array)
    change(array)
    return array


def out(shape, function):
    into = np.zeros(shape)
    function(into)
    return into
