"""Random sequences of views and of writes through them."""
import numpy as np

state = 99


def draw(n):
    """One of 0 … n − 1."""
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % n


def a_view(x):
    kind = draw(9)
    if kind == 0:
        return x.T
    if kind == 1:
        return x[draw(x.shape[0])] if x.ndim > 1 else x
    if kind == 2:
        return x[draw(x.shape[0]):]
    if kind == 3:
        return x[..., ::-1]
    if kind == 4:
        return x[None] if x.ndim < 4 else x[0]
    if kind == 5:
        return x.reshape(-1)
    if kind == 6:
        return x[::2]
    if kind == 7:
        return x.copy()
    return x[[draw(x.shape[0]) for _ in range(2)]]


def write(x, y):
    kind = draw(9)
    if kind == 0:
        x += draw(5)
    elif kind == 1:
        x *= 2 - draw(4)
    elif kind == 2:
        x[...] = x[::-1].copy()
    elif kind == 3:
        x[0] = draw(100)
    elif kind == 4:
        x[x > 20] = draw(10)
    elif kind == 5:
        np.add(x, 1, out=x)
    elif kind == 6:
        x[-1:] -= x[:1]
    elif kind == 7 and y.shape == x.shape:
        x += y
    else:
        x -= x.mean()


for n in range(60):
    shape = tuple(1 + draw(3) for _ in range(1 + draw(3)))
    arrays = [np.arange(float(np.prod(shape))).reshape(shape)]
    for step in range(12):
        x = arrays[draw(len(arrays))]
        if draw(2) == 0:
            arrays.append(a_view(x))
        else:
            write(x, arrays[draw(len(arrays))])
    print([[f"{v:.6g}" for v in a.ravel().tolist()] for a in arrays])
