# d loss / d x
# Views of one array: transposed, reversed, reshaped; written through and read through.
import numpy as np

x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
a = x * 1.0
row, col, flat = a[0], a[:, 1], a.ravel()
row += 10
col *= 2
flat[::4] = flat[::4] ** 2
a.T[2] -= a[:, 0]
b = a[::-1, ::-1].reshape(3, 2)
b[0] = 0
loss = (a**2).sum() + (b * np.arange(6).reshape(3, 2)).sum()
print(a, b, np.shares_memory(a, flat), sep="\n")
