# d end / d start, sigma, rho, beta
import numpy as np

start = np.array([1.0, 1.0, 1.0])
sigma, rho, beta = 10.0, 28.0, 8.0 / 3.0

def lorenz(p):
    x, y, z = p
    return np.array([sigma * (y - x), x * (rho - z) - y, x * y - beta * z])

p = start
path = [p]
for _ in range(15):
    p = p + 0.01 * lorenz(p)
    path.append(p)
path = np.array(path)
end = np.linalg.norm(path[-1] - path[0])
