# An automatic differentiation of your own: numbers that remember where they came from.
# GradLens differentiates it, too: its ∂ beside `data` must be what this program writes into `grad`.


class Number:
    def __init__(self, data, parents=()):
        self.data = data
        self.grad = 0.0
        self.parents = parents  # pairs of a number and the local gradient towards it

    def __add__(self, other):
        other = other if isinstance(other, Number) else Number(other)
        return Number(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        other = other if isinstance(other, Number) else Number(other)
        return Number(self.data * other.data, ((self, other.data), (other, self.data)))

    __radd__ = __add__
    __rmul__ = __mul__

    def backward(self):
        order, seen = [], set()

        def visit(number):
            if number in seen:
                return
            seen.add(number)
            for parent, _ in number.parents:
                visit(parent)
            order.append(number)

        visit(self)
        self.grad = 1.0
        for number in reversed(order):
            for parent, local in number.parents:
                parent.grad += local * number.grad


x = 3.0
y = -4.0

a, b = Number(x), Number(y)
q = a * b + 2 * a
out = q * q + b
f = out.data

out.backward()
dx = a.grad
dy = b.grad
