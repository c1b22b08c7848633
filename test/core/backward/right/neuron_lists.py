# One neuron over plain lists, without a library for arrays.
from math import exp

w = [0.7, -1.2, 0.3]
x = [-0.5, 2.0]

dot = w[0] * x[0] + w[1] * x[1] + w[2]
f = 1.0 / (1.0 + exp(-dot))

ddot = (1.0 - f) * f
dx = [w[0] * ddot, w[1] * ddot]
dw = [x[0] * ddot, x[1] * ddot, ddot]
