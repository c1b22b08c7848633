"""Three small graphs, one after the other, in the same names."""
import math

# A ratio.
a = 1.5
b = -2.0
f = a / b
da = 1 / b
db = -a / b**2

# A square of a sum, of the same names.
a = 0.5
b = 2.5
c = -1.0
s = a + b
f = c * s * s
dc = s * s
ds = 2 * c * s
da = 1.0 * ds
db = 1.0 * ds

# A neuron with a bias, in lists.
a = [0.4, -1.2]
k = [2.0, 0.5]
z = a[0] * k[0] + a[1] * k[1] + 0.3
f = math.tanh(z)
dz = 1 - f * f
da = [k[0] * dz, k[1] * dz]
dk = [a[0] * dz, a[1] * dz]

# Another output, that is called otherwise.
p = math.exp(-c)
q = p / (1 + p)
dp = 1 / (1 + p) ** 2
