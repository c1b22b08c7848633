# A network of small classes. Every weight gets the gradient that training would use.
# Hover a weight to see what its gradient is made of.
import math


class Neuron:
    def __init__(self, weights, bias):
        self.weights = weights
        self.bias = bias

    def __call__(self, inputs):
        score = self.bias
        for weight, value in zip(self.weights, inputs):
            score += weight * value
        return math.tanh(score)


class Layer:
    def __init__(self, *neurons):
        self.neurons = neurons

    def __call__(self, inputs):
        return [neuron(inputs) for neuron in self.neurons]


W1 = [[0.1, -0.4], [0.7, 0.2], [-0.3, 0.5]]
b1 = [0.05, -0.1, 0.2]
W2 = [0.6, -0.8, 0.9]
b2 = 0.1

hidden = Layer(*(Neuron(weights, bias) for weights, bias in zip(W1, b1)))
top = Neuron(W2, b2)

examples = [([0.5, -1.2], 1), ([1.5, 0.3], -1), ([-0.7, 0.8], 1)]

loss = 0
for inputs, target in examples:
    guess = top(hidden(inputs))
    loss += (guess - target) ** 2 / len(examples)
