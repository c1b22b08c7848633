# d loss / d q, k, v
import numpy as np

rng = np.random.default_rng(10)
q = rng.normal(size=(2, 3, 2, 4))
k = rng.normal(size=(2, 3, 2, 4))
v = rng.normal(size=(2, 3, 2, 4))
scores = np.einsum("bqhd,bkhd->bhqk", q, k) / np.sqrt(q.shape[-1])
scores -= scores.max(axis=-1, keepdims=True)
p = np.exp(scores)
p = p / np.einsum("bhqk->bhq", p)[..., None]
out = np.einsum("bhqk,bkhd->bqhd", p, v)
loss = np.einsum("bqhd,bqhd->", out, out)
