"""Arrays of random shapes read and written by random keys, the same ones each time."""
import numpy as np

state = 12345


def draw(n):
    """One of 0 … n − 1."""
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % n


def a_slice(length):
    ends = [None, *range(-length - 1, length + 2)]
    step = [None, 1, 2, -1, -2][draw(5)]
    return slice(ends[draw(len(ends))], ends[draw(len(ends))], step)


def numbers(length, shape):
    flat = [draw(2 * length) - length for _ in range(int(np.prod(shape)))]
    return np.array(flat, dtype=int).reshape(shape)


def a_key(shape, together):
    """For some of the dimensions, one of each kind; integer arrays of shapes that broadcast together."""
    keys = []
    left = list(shape)
    has_ellipsis = False
    while left and draw(8) > 0:
        kind = draw(8)
        if kind == 0:
            keys.append(None)
            continue
        if kind == 1 and not has_ellipsis:
            has_ellipsis = True
            keys.append(...)
            left = left[draw(len(left) + 1):]
            continue
        length = left.pop(0)
        if kind in (2, 3):
            keys.append(a_slice(length))
        elif kind == 4:
            keys.append(draw(2 * length) - length)
        elif kind == 5 and together == (1,):
            mask = [draw(2) == 1 for _ in range(length)]
            mask[draw(length)] = True
            keys.append([i for i, m in enumerate(mask) if m][:1])
        else:
            keys.append(numbers(length, together[draw(len(together)):]))
    if has_ellipsis and left:
        left = []
    return tuple(keys)


def shown(key):
    return [k.tolist() if isinstance(k, np.ndarray) else k for k in key]


for n in range(220):
    shape = tuple(1 + draw(4) for _ in range(1 + draw(4)))
    x = np.arange(int(np.prod(shape))).reshape(shape)
    if draw(3) == 0:
        x = x.T
    if draw(3) == 0:
        x = x[::-1]
    together = [(2,), (3,), (2, 2), (1,), (2, 3)][draw(5)]
    key = a_key(x.shape, together)
    try:
        y = x[key]
    except IndexError as error:
        print(x.shape, shown(key), error)
        continue
    print(x.shape, shown(key), np.asarray(y).shape, np.asarray(y).ravel().tolist())
    z = x.copy()
    z[key] = np.arange(np.asarray(y).size).reshape(np.asarray(y).shape) + 100
    w = x.copy()
    w[key] *= 3
    mask = x % 3 == draw(3)
    v = x.copy()
    v[mask] += 1000
    print(z.ravel().tolist(), w.ravel().tolist(), x[mask].tolist(), v.ravel().tolist())
    if isinstance(y, np.ndarray) and np.shares_memory(x, y):
        y += 50
        print(x.ravel().tolist())
