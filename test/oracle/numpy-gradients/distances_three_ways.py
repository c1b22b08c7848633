# d total / d X, Y
# Distances by two loops, by one, and by none.
import numpy as np

np.random.seed(23)
X = np.random.randn(3, 4)
Y = np.random.randn(5, 4)

two = np.zeros((3, 5))
for i in range(3):
    for j in range(5):
        two[i, j] = np.sqrt(np.sum((X[i] - Y[j]) ** 2))
one = np.zeros((3, 5))
for i in range(3):
    one[i, :] = np.linalg.norm(Y - X[i], axis=1)
none = np.sqrt((X**2).sum(1)[:, np.newaxis] + (Y**2).sum(1) - 2 * X.dot(Y.T))
print(np.linalg.norm(two - none, ord="fro") < 1e-12)
total = two.sum() + 2 * one.sum() + 3 * none.sum()
