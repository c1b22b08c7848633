# d inertia / d points, centers
# One step of k-means: distances by broadcasting, then new centers.
import numpy as np

np.random.seed(22)
points = np.random.randn(8, 2)
centers = np.array([[1.0, 0.5], [-1.0, -0.5], [0.2, -1.0]])
d2 = ((points[:, None, :] - centers[None, :, :]) ** 2).sum(axis=2)
nearest = d2.argmin(axis=1)
moved = np.zeros_like(centers)
for k in range(len(centers)):
    members = points[nearest == k]
    moved[k] = members.mean(axis=0) if len(members) else centers[k]
inertia = np.sum((points - moved[nearest]) ** 2) + np.sum((moved - centers) ** 2)
print(np.bincount(nearest, minlength=3))
