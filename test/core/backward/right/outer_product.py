import numpy as np

u = np.array([0.5, -1.0, 2.0])
v = np.array([1.5, 0.25])
M = np.outer(u, v)
R = np.maximum(M, 0.1)
f = np.sum(R * R)

df_dR = 2 * R
df_dM = df_dR * (M > 0.1)
df_du = df_dM @ v
df_dv = df_dM.T @ u
