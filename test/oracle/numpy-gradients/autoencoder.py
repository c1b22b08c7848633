# d loss / d enc, dec, x
import numpy as np

sigmoid = lambda z: 1.0 / (1.0 + np.exp(-z))
np.random.seed(31)
x = np.random.rand(4, 5)
enc = np.random.uniform(-0.5, 0.5, (5, 2))
dec = np.random.uniform(-0.5, 0.5, size=(2, 5))
code = sigmoid(x @ enc)
back = sigmoid(code @ dec)
rho, rho_hat = 0.1, code.mean(axis=0)
sparsity = np.sum(rho * np.log(rho / rho_hat) + (1 - rho) * np.log((1 - rho) / (1 - rho_hat)))
loss = -np.mean(x * np.log(back) + (1 - x) * np.log(1 - back)) + 0.1 * sparsity
