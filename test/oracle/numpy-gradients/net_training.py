# d loss / d W1, W2
# Five steps of gradient descent whose gradients are worked out by hand, written into the parameters in place.
import numpy as np

rng = np.random.RandomState(1)
X = rng.randn(8, 3)
y = np.array([0, 1, 1, 0, 1, 0, 0, 1])
W1 = rng.randn(3, 4) * 0.3
W2 = rng.randn(4, 2) * 0.3
params = {"W1": W1.copy(), "W2": W2.copy()}
lr = 0.5
history = []

def loss_and_grads(params, X, y):
    N = X.shape[0]
    h = np.tanh(X @ params["W1"])
    s = h @ params["W2"]
    s = s - s.max(axis=1, keepdims=True)
    logp = s - np.log(np.exp(s).sum(axis=1, keepdims=True))
    value = -logp[np.arange(N), y].mean()
    ds = np.exp(logp)
    ds[np.arange(N), y] -= 1
    ds /= N
    dh = ds @ params["W2"].T
    grads = {"W2": h.T @ ds, "W1": X.T @ (dh * (1 - h**2))}
    return value, grads

for step in range(5):
    loss, grads = loss_and_grads(params, X, y)
    history.append(loss)
    for name in params:
        params[name] -= lr * grads[name]
    print(f"step {step}: loss {loss:.5f}")
loss, _ = loss_and_grads(params, X, y)
