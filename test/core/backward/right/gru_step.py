import numpy as np

np.random.seed(23)
x = np.random.randn(3)
h = np.random.randn(2)
Wr, Wz, Wn = np.random.randn(2, 3), np.random.randn(2, 3), np.random.randn(2, 3)
Ur, Uz, Un = np.random.randn(2, 2), np.random.randn(2, 2), np.random.randn(2, 2)
want = np.array([0.5, -0.5])

r = 1 / (1 + np.exp(-(Wr @ x + Ur @ h)))
z = 1 / (1 + np.exp(-(Wz @ x + Uz @ h)))
rh = r * h
n = np.tanh(Wn @ x + Un @ rh)
out = (1 - z) * n + z * h
loss = np.sum((out - want) ** 2) / 2

dout = out - want
dz = dout * (h - n)
dn = dout * (1 - z)
dh = dout * z
an = dn * (1 - n * n)
dWn = np.outer(an, x)
dUn = np.outer(an, rh)
drh = Un.T @ an
dr = drh * h
dh = dh + drh * r
az = dz * z * (1 - z)
ar = dr * r * (1 - r)
dWz = np.outer(az, x)
dUz = np.outer(az, h)
dWr = np.outer(ar, x)
dUr = np.outer(ar, h)
dh = dh + Uz.T @ az + Ur.T @ ar
dx = Wn.T @ an + Wz.T @ az + Wr.T @ ar
