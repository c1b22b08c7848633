import numpy as np


def svm_loss_naive(W, X, y, reg):
    """Hinge loss with loops. W: (D, C), X: (N, D), y: (N,)."""
    dW = np.zeros(W.shape)
    num_classes = W.shape[1]
    num_train = X.shape[0]
    loss = 0.0
    for i in range(num_train):
        scores = X[i].dot(W)
        correct = scores[y[i]]
        for j in range(num_classes):
            if j == y[i]:
                continue
            margin = scores[j] - correct + 1.0
            if margin > 0:
                loss += margin
                dW[:, j] += X[i]
                dW[:, y[i]] -= X[i]
    loss /= num_train
    dW /= num_train
    loss += reg * np.sum(W * W)
    dW += 2 * reg * W
    return loss, dW


np.random.seed(11)
W = np.random.randn(3, 4)
X = np.random.randn(5, 3)
y = np.array([3, 0, 2, 1, 0])
loss, dW = svm_loss_naive(W, X, y, 0.01)
