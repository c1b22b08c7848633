# d total / d u0, alpha
# Heat spreads along a rod: slices written in place.
import numpy as np

u0 = np.array([0.0, 0.0, 1.0, 3.0, 1.0, 0.0, 0.0])
alpha = 0.2
u = u0.copy()
for _ in range(8):
    u[1:-1] = u[1:-1] + alpha * (u[2:] - 2 * u[1:-1] + u[:-2])
    u[0], u[-1] = u[1], u[-2]
total = np.sum(u * np.arange(7)) + u[::2] @ u[1::2].repeat(2)[:4]
