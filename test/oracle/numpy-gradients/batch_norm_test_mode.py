# d loss / d x, gamma
# The running averages of three batches normalise a fourth.
import numpy as np

np.random.seed(5)
x = np.random.randn(3, 2)
gamma = np.array([1.5, 0.5])
beta = np.array([0.1, -0.2])
running_mean, running_var = np.zeros(2), np.ones(2)
for _ in range(3):
    batch = x + np.random.randn(3, 2)
    running_mean = 0.9 * running_mean + 0.1 * batch.mean(0)
    running_var = 0.9 * running_var + 0.1 * batch.var(0, ddof=1)
out = gamma * (x - running_mean) / np.sqrt(running_var + 1e-5) + beta
loss = (out**2).mean()
