# d loss / d W1, b1, W2, b2
# A net of two layers with a softmax loss, its backward pass by hand beside it.
import numpy as np

np.random.seed(0)
N, D, H, C = 6, 4, 5, 3
X = np.random.randn(N, D)
y = np.random.randint(C, size=N)
W1 = 0.5 * np.random.randn(D, H)
b1 = np.zeros(H)
W2 = 0.5 * np.random.randn(H, C)
b2 = np.zeros(C)
reg = 1e-2

# Forward.
pre = X.dot(W1) + b1
hidden = np.maximum(0, pre)
scores = hidden.dot(W2) + b2
shifted = scores - np.max(scores, axis=1, keepdims=True)
exped = np.exp(shifted)
probs = exped / np.sum(exped, axis=1, keepdims=True)
data_loss = -np.sum(np.log(probs[np.arange(N), y])) / N
loss = data_loss + reg * (np.sum(W1 * W1) + np.sum(W2 * W2))
print("loss %.6f" % loss)

# Backward.
dscores = probs
dscores[range(N), y] -= 1
dscores /= N
dW2 = hidden.T.dot(dscores) + 2 * reg * W2
db2 = np.sum(dscores, axis=0)
dhidden = dscores.dot(W2.T)
dhidden[hidden <= 0] = 0
dW1 = X.T.dot(dhidden) + 2 * reg * W1
db1 = np.sum(dhidden, axis=0)
