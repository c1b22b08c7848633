# d nuclear / d A
import numpy as np

A = np.array([[1.0, 2.0, 0.5], [-0.3, 0.8, 1.7]])
s = np.linalg.svd(A, compute_uv=False)
nuclear = s.sum() + 0.1 * np.linalg.norm(A, "fro")
