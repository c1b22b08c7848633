# The gradient of a product of matrices, for a given gradient of its result.
import numpy as np

rng = np.random.default_rng(1)
W = rng.standard_normal((5, 4))
X = rng.standard_normal((4, 3))
D = W.dot(X)

dD = rng.standard_normal(D.shape)
dW = dD.dot(X.T)
dX = W.T.dot(dD)
