# d miss / d state, g
import numpy as np

state = np.array([0.4, 0.0])
g = 9.81

def derivative(s):
    theta, omega = s
    return np.array([omega, -g * np.sin(theta)])

s, dt = state, 0.05
for _ in range(10):
    k1 = derivative(s)
    k2 = derivative(s + dt / 2 * k1)
    k3 = derivative(s + dt / 2 * k2)
    k4 = derivative(s + dt * k3)
    s = s + dt / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
miss = (s[0] - 0.1) ** 2 + 0.01 * s[1] ** 2
