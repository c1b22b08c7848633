# d loss / d table, out
# Rows of a table by words' numbers; words that come twice add up.
import numpy as np

np.random.seed(27)
words = "a rose is a rose is a rose".split()
vocabulary = {word: i for i, word in enumerate(sorted(set(words)))}
ids = np.array([vocabulary[word] for word in words])
table = np.random.randn(len(vocabulary), 4)
out = np.random.randn(4, len(vocabulary))
vectors = table[ids[:-1]]
scores = vectors @ out
logp = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
loss = -logp[np.arange(len(ids) - 1), ids[1:]].mean()

dscores = np.exp(logp)
dscores[np.arange(len(ids) - 1), ids[1:]] -= 1
dscores /= len(dscores)
dout = vectors.T @ dscores
dtable = np.zeros_like(table)
np.add.at(dtable, ids[:-1], dscores @ out.T)
