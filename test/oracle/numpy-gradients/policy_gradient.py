# d objective / d W
# Log-probabilities of drawn actions, weighted by discounted rewards.
import numpy as np

rng = np.random.RandomState(30)
W = rng.randn(3, 2) * 0.5
states = rng.randn(6, 3)
rewards = np.array([0.0, 0.0, 1.0, 0.0, -1.0, 1.0])

def discount(r, gamma=0.9):
    out = np.zeros_like(r)
    running = 0
    for t in reversed(range(r.size)):
        running = running * gamma + r[t]
        out[t] = running
    return out

advantage = discount(rewards)
advantage = (advantage - advantage.mean()) / advantage.std()
objective = 0.0
for s, a in zip(states, advantage):
    logits = s @ W
    p = np.exp(logits - logits.max())
    p /= p.sum()
    action = int(rng.rand() < 0.5)
    objective += a * np.log(p[action])
