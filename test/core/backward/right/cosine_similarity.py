import numpy as np

a = np.array([0.5, -1.5, 2.0])
b = np.array([1.0, 0.4, -0.3])

dot = a @ b
na = np.sqrt(a @ a)
nb = np.sqrt(b @ b)
cos = dot / (na * nb)

dcos = 1.0
ddot = dcos / (na * nb)
dna = -dcos * dot / (na ** 2 * nb)
dnb = -dcos * dot / (na * nb ** 2)
da = ddot * b + dna * a / na
db = ddot * a + dnb * b / nb
