import numpy as np

rng = np.random.default_rng(77)
x = rng.standard_normal((4, 3))
A = rng.standard_normal((2, 3, 5))
y = rng.standard_normal((4, 5))

s = np.einsum('ni,kij,nj->nk', x, A, y)
loss = 0.5 * np.sum(s ** 2)

ds = s
dx = np.einsum('nk,kij,nj->ni', ds, A, y)
dA = np.einsum('nk,ni,nj->kij', ds, x, y)
dy = np.einsum('nk,ni,kij->nj', ds, x, A)
