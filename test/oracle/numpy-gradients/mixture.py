# d ll / d alphas, means, icf
# The logarithm of the likelihood of a mixture of Gaussians, number by number in one sum.
import numpy as np
from scipy.special import logsumexp

np.random.seed(12)
x = np.random.randn(5, 2)
alphas = np.random.randn(3)
means = np.random.randn(3, 2)
icf = np.random.randn(3, 2, 2) * 0.3 + 1.2 * np.eye(2)

terms = []
for k in range(3):
    L = np.tril(icf[k])
    z = (x - means[k]) @ L.T
    logdet = np.sum(np.log(np.abs(np.diag(L))))
    terms.append(alphas[k] + logdet - 0.5 * np.sum(z**2, axis=1))
ll = np.sum(logsumexp(np.stack(terms), axis=0)) - len(x) * logsumexp(alphas)
print(f"{ll:.8f}")
