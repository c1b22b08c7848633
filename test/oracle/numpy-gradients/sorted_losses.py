# d loss / d x
# Quantiles, order, and the worst of a batch.
import numpy as np

x = np.array([0.3, -1.4, 2.2, 0.9, -0.2, 1.7])
order = np.argsort(-x)
worst = x[order[:3]]
median = np.median(x)
spread = np.percentile(x, 75) - np.percentile(x, 25)
loss = worst.prod() + median**2 + spread * np.cumsum(np.sort(x))[2]
print(order, median)
