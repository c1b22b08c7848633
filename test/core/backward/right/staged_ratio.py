# A staged forward pass, walked back in reverse order, one stage at a time.
import math

x = 1.5
y = -0.6
z = 0.4

# forward
sig = 1.0 / (1.0 + math.exp(-y))
num = x * sig + z
diff = x - z
sqr = diff ** 2
den = 1.0 + sqr
inv = 1.0 / den
f = num * inv

# backward
dnum = inv
dinv = num
dden = (-1.0 / den ** 2) * dinv
dsqr = 1.0 * dden
ddiff = (2.0 * diff) * dsqr
dx = 1.0 * ddiff
dz = -1.0 * ddiff
dx += sig * dnum
dsig = x * dnum
dz += 1.0 * dnum
dy = ((1.0 - sig) * sig) * dsig
