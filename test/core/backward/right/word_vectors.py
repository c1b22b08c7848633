"""Vectors of words, learned from their neighbours against a few others; gradients have shortened names."""
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def loss_with_negatives(middle_word_vec, neighbour_index, neighbour_vectors, others):
    near = neighbour_vectors[neighbour_index]
    p = sigmoid(near @ middle_word_vec)
    loss = -np.log(p)
    grad_middle_vec = (p - 1) * near
    grad_neighbour_vecs = np.zeros_like(neighbour_vectors)
    grad_neighbour_vecs[neighbour_index] += (p - 1) * middle_word_vec
    for k in others:
        far = neighbour_vectors[k]
        q = sigmoid(-(far @ middle_word_vec))
        loss -= np.log(q)
        grad_middle_vec += (1 - q) * far
        grad_neighbour_vecs[k] += (1 - q) * middle_word_vec
    return loss, grad_middle_vec, grad_neighbour_vecs


rng = np.random.default_rng(17)
middle_vectors = rng.normal(size=(5, 3))
neighbour_vectors = rng.normal(size=(5, 3))
result = loss_with_negatives(middle_vectors[1], 3, neighbour_vectors, [0, 4, 4])
print(result)
