# d energy / d x0, k
# A chain of masses and springs, moved by a symplectic Euler method.
import numpy as np

x0 = np.array([0.0, 1.2, 1.9, 3.3])
k = np.array([5.0, 8.0, 3.0])
rest, mass, dt = 1.0, 0.7, 0.02
x, v = x0.copy(), np.zeros(4)
for _ in range(25):
    stretch = x[1:] - x[:-1] - rest
    force = np.zeros(4)
    force[:-1] += k * stretch
    force[1:] -= k * stretch
    v[1:] += dt * force[1:] / mass
    x += dt * v
energy = 0.5 * mass * np.sum(v**2) + 0.5 * np.sum(k * (np.diff(x) - rest) ** 2)
