# Names that begin like gradients and are none: steps in space and time, data, distances. Only dk is one.
import numpy as np

x = np.linspace(0.0, 1.0, 6)
t = 0.0
dx = x[1] - x[0]
dt = 0.001
data = np.exp(-((x - 0.5) ** 2) / 0.05)
dist = abs(x[-1] - x[0])
decay = 0.9
depth = 3
dim = x.shape[0]
dummy = data * decay

k = 1.3
u = data
lap = (np.roll(u, 1) - 2 * u + np.roll(u, -1)) / dx ** 2
du = dt * k * lap
u_next = u + du
t += dt
loss = np.sum(u_next ** 2)

dk = np.sum(2 * u_next * dt * lap)
