# Scaled dot-product attention of one head.
import numpy as np

rng = np.random.default_rng(50)
T, d = 4, 3
Q = rng.standard_normal((T, d))
K = rng.standard_normal((T, d))
V = rng.standard_normal((T, d))
scale = 1.0 / np.sqrt(d)

S = Q @ K.T * scale
E = np.exp(S - S.max(axis=1, keepdims=True))
P = E / E.sum(axis=1, keepdims=True)
O = P @ V

dO = rng.standard_normal(O.shape)
dV = P.T @ dO
dP = dO @ V.T
dS = P * (dP - np.sum(dP * P, axis=1, keepdims=True))
dQ = dS @ K * scale
dK = dS.T @ Q * scale
