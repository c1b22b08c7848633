# Both are greatest; the code gives all to the first.
import numpy as np

a = 2.0
b = 2.0
c = -1.0
m = np.maximum(np.maximum(a, b), c)
f = m * m

dm = 2.0 * m
da = dm if a >= b and a >= c else 0.0
db = dm if b > a and b > c else 0.0
dc = dm if c > a and c > b else 0.0
