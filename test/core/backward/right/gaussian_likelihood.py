import math

data = [1.2, 0.7, 2.9, 1.8, -0.3]
mu = 0.5
log_sigma = 0.2

sigma = math.exp(log_sigma)
nll = 0.0
for v in data:
    r = (v - mu) / sigma
    nll += 0.5 * r * r + log_sigma + 0.5 * math.log(2 * math.pi)

dmu = 0.0
dsigma = 0.0
dlog_sigma = 0.0
for v in data:
    r = (v - mu) / sigma
    dmu += -r / sigma
    dsigma += -r * r / sigma
    dlog_sigma += 1.0
dlog_sigma += dsigma * sigma
