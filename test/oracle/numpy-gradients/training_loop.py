# d loss / d W, X
# A classifier trained at the top level: scores, loss, gradients and updates in one loop.
import numpy as np

np.random.seed(40)
X = np.random.randn(6, 3)
X -= X.mean(axis=0)
y = np.array([0, 1, 2, 2, 1, 0])
W = 0.1 * np.random.randn(3, 3)
b = np.zeros((1, 3))
step_size = 0.5
num_examples = X.shape[0]
for i in range(5):
    scores = X @ W + b
    exp_scores = np.exp(scores)
    probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
    correct_logprobs = -np.log(probs[range(num_examples), y])
    loss = np.sum(correct_logprobs) / num_examples
    if i % 2 == 0:
        print("iteration %d: loss %f" % (i, loss))
    dscores = probs
    dscores[range(num_examples), y] -= 1
    dscores /= num_examples
    dW = np.dot(X.T, dscores)
    db = np.sum(dscores, axis=0, keepdims=True)
    W += -step_size * dW
    b += -step_size * db
