# d loss / d W
# The hinge loss of several classes by two loops.
import numpy as np

def svm_loss_naive(W, X, y, reg):
    num_train = X.shape[0]
    num_classes = W.shape[1]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct + 1
            if margin > 0:
                loss += margin
    loss /= num_train
    loss += reg * np.sum(W * W)
    return loss

np.random.seed(2)
X = np.random.randn(7, 4)
W = np.random.randn(4, 3) * 0.7
y = np.random.randint(0, 3, 7)
loss = svm_loss_naive(W, X, y, 0.05)
print(loss)
