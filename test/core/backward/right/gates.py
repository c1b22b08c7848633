# Small gates, each differentiated in the line after it.
x = 3.0
y = -4.0
z = 2.0
w = -1.0

q = x + y
p = q * z
m = max(p, w)
f = 2.0 * m

df = 1.0
dm = 2.0 * df
dp = dm if p > w else 0.0
dw = dm if w > p else 0.0
dq = z * dp
dz = q * dp
dx = dq
dy = dq
