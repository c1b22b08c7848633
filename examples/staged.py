# A formula that nobody would want to differentiate at one stroke:
#
#          x + sigmoid(y)
#   f = ---------------------
#       sigmoid(x) + (x + y)²
#
# Cut into steps, each has an easy slope.
import math

x = 3
y = -4

# Forward.
sigy = 1.0 / (1 + math.exp(-y))
num = x + sigy
sigx = 1.0 / (1 + math.exp(-x))
xpy = x + y
xpysqr = xpy**2
den = sigx + xpysqr
invden = 1.0 / den
f = num * invden

# Backward, step by step in the opposite order. Compare with what GradLens shows above.
dnum = invden
dinvden = num
dden = (-1.0 / den**2) * dinvden
dsigx = dden
dxpysqr = dden
dxpy = 2 * xpy * dxpysqr
dx = dxpy
dy = dxpy
dx += (1 - sigx) * sigx * dsigx  # x is used three times: its gradients add up
dx += dnum
dsigy = dnum
dy += (1 - sigy) * sigy * dsigy
