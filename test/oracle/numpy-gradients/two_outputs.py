# d D / d A, B, C
# An array as the output: its gradient starts from ones.
import numpy as np

A = np.array([[1.0, -2.0], [0.5, 3.0]])
B = np.array([[0.3], [-0.7]])
C = np.array([2.0, -1.0])
D = np.exp(-(A * B)) / (1 + C**2) + np.einsum("ij,k->ik", A, C)
