"""A network of three layers with everything in dictionaries: weights, activations and gradients, under formatted keys."""
import numpy as np

rng = np.random.default_rng(21)
widths = [4, 5, 3, 2]
depth = len(widths) - 1
params, acts, grads = {}, {}, {}
for i in range(depth):
    params[f'W{i}'] = rng.normal(size=(widths[i], widths[i + 1])) * 0.5
    params[f'b{i}'] = np.zeros(widths[i + 1])

acts['a0'] = rng.normal(size=(6, 4))
labels = rng.integers(0, 2, size=6)
for i in range(depth):
    z = acts[f'a{i}'] @ params[f'W{i}'] + params[f'b{i}']
    acts[f'a{i + 1}'] = np.tanh(z) if i < depth - 1 else z
scores = acts['a%d' % depth]
powers = np.exp(scores - scores.max(axis=1, keepdims=True))
probs = powers / powers.sum(axis=1, keepdims=True)
loss = -np.log(probs[np.arange(6), labels]).mean()

dscores = probs.copy()
dscores[np.arange(6), labels] -= 1
dscores /= 6
flow = dscores
for i in reversed(range(depth)):
    dz = flow if i == depth - 1 else flow * (1 - acts[f'a{i + 1}'] ** 2)
    grads[f'W{i}'] = acts[f'a{i}'].T @ dz
    grads['b{}'.format(i)] = dz.sum(axis=0)
    flow = dz @ params[f'W{i}'].T
