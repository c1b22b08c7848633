# d loss / d W
# Weights in 32 bits, as frameworks keep them.
import numpy as np

W = np.array([[0.5, -0.25], [1.5, 0.75]])
x = np.array([[1.0, 2.0], [-0.5, 0.25]])
loss = np.sum(np.tanh(x @ W)) / x.shape[0]
print(np.float32(loss), (x.astype(np.float32) @ W.astype("float32")).dtype)
