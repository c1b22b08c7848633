# d score / d q, r, z
# A filter of positions and velocities: matrices of numbers that are inputs themselves.
import numpy as np

q, r = 0.1, 0.5
z = np.array([0.1, 0.9, 2.2, 2.8])
F = np.array([[1.0, 1.0], [0.0, 1.0]])
Hm = np.array([[1.0, 0.0]])
Q = q * np.array([[0.25, 0.5], [0.5, 1.0]])
R = np.array([[r]])
m, P = np.zeros((2, 1)), np.eye(2)
score = 0.0
for obs in z:
    m, P = F @ m, F @ P @ F.T + Q
    S = Hm @ P @ Hm.T + R
    K = P @ Hm.T @ np.linalg.inv(S)
    innovation = obs - Hm @ m
    score -= 0.5 * (np.log(np.linalg.det(2 * np.pi * S)) + (innovation.T @ np.linalg.inv(S) @ innovation).item())
    m = m + K @ innovation
    P = (np.eye(2) - K @ Hm) @ P
