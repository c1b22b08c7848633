# A character-level recurrent net: forward over a short text, then back through time.
import numpy as np

np.random.seed(7)
hidden, vocab = 4, 5
inputs = [0, 3, 1, 4]
targets = [3, 1, 4, 2]

Wxh = np.random.randn(hidden, vocab) * 0.3
Whh = np.random.randn(hidden, hidden) * 0.3
Why = np.random.randn(vocab, hidden) * 0.3
bh = np.zeros((hidden, 1))
by = np.zeros((vocab, 1))

xs, hs, ps = {}, {}, {}
hs[-1] = np.zeros((hidden, 1))
loss = 0.0
for t in range(len(inputs)):
    xs[t] = np.zeros((vocab, 1))
    xs[t][inputs[t]] = 1
    hs[t] = np.tanh(Wxh @ xs[t] + Whh @ hs[t - 1] + bh)
    logits = Why @ hs[t] + by
    ps[t] = np.exp(logits) / np.sum(np.exp(logits))
    loss += -np.log(ps[t][targets[t], 0])

dWxh, dWhh, dWhy = np.zeros_like(Wxh), np.zeros_like(Whh), np.zeros_like(Why)
dbh, dby = np.zeros_like(bh), np.zeros_like(by)
dhnext = np.zeros_like(hs[0])
for t in reversed(range(len(inputs))):
    dlogits = np.copy(ps[t])
    dlogits[targets[t]] -= 1
    dWhy += dlogits @ hs[t].T
    dby += dlogits
    dh = Why.T @ dlogits + dhnext
    dhraw = (1 - hs[t] * hs[t]) * dh
    dbh += dhraw
    dWxh += dhraw @ xs[t].T
    dWhh += dhraw @ hs[t - 1].T
    dhnext = Whh.T @ dhraw
