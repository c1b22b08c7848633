# d loss / d mu, logvar
# The reparametrisation trick and its divergence.
import numpy as np

rng = np.random.default_rng(32)
mu = rng.standard_normal((3, 2))
logvar = 0.3 * rng.standard_normal((3, 2))
eps = rng.standard_normal(mu.shape)
z = mu + np.exp(0.5 * logvar) * eps
reconstruction = np.square(z - np.array([1.0, -1.0])).sum(axis=1)
divergence = -0.5 * np.sum(1 + logvar - mu**2 - np.exp(logvar), axis=1)
loss = np.mean(reconstruction + divergence)
