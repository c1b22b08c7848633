# d spread / d X
# The first principal axis by power iteration.
import numpy as np

X = np.array([[2.0, 0.1, 0.3], [1.0, -0.4, 0.9], [-1.5, 0.2, -0.8], [-1.2, 0.5, 0.1]])
centered = X - X.mean(axis=0)
cov = centered.T @ centered / (X.shape[0] - 1)
axis = np.ones(3) / np.sqrt(3)
for _ in range(30):
    axis = cov @ axis
    axis /= np.linalg.norm(axis)
spread = axis @ cov @ axis
print(f"{spread / np.trace(cov):.2%} along {axis}")
