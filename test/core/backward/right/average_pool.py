import numpy as np

np.random.seed(29)
img = np.random.randn(4, 4)
kernel = np.random.randn(2, 2)

feat = np.zeros((3, 3))
for i in range(3):
    for j in range(3):
        feat[i, j] = np.sum(img[i:i + 2, j:j + 2] * kernel)
pooled = feat.mean()
loss = (pooled - 1.0) ** 2

dpooled = 2 * (pooled - 1.0)
dfeat = np.full((3, 3), dpooled / 9)
dkernel = np.zeros((2, 2))
dimg = np.zeros((4, 4))
for i in range(3):
    for j in range(3):
        dkernel += img[i:i + 2, j:j + 2] * dfeat[i, j]
        dimg[i:i + 2, j:j + 2] += kernel * dfeat[i, j]
