"""Draws of the seeded generator."""
import random
from random import Random, choice, gauss, randint, seed, shuffle, uniform

random.seed(42)
print(random.random(), uniform(-1, 1), uniform(2.5, 2), randint(1, 6), random.randint(-10**20, 10**20))
print([random.randrange(10) for _ in range(8)], random.randrange(5, 50, 7), random.randrange(9, 0, -2))
print(choice("abcdef"), choice([1.5, 2.5]), choice(range(100)), choice((None, True)))
items = list(range(12))
shuffle(items)
print(items)
print(random.sample(items, 4), random.sample(range(10**6), 3), random.sample(["a", "b"], counts=[3, 2], k=4))
print(random.choices("xyz", k=5), random.choices([1, 2, 3], weights=[1, 5, 0.5], k=6))
print(random.choices([1, 2], cum_weights=(1, 4), k=3), random.choices([7]))
print(random.getrandbits(5), random.getrandbits(40), random.getrandbits(128), random.getrandbits(0))
print(random.randbytes(5))
for value in ["text", b"bytes", 3.25, 7, -7, True, 10**30]:
    seed(value)
    print(value, random.random(), random.getrandbits(16))


def close(x, wanted=12):
    return f"{x:.{wanted}g}"


seed(1)
print(close(gauss(0, 1)), close(gauss(1.5, 0.25)), close(random.gauss()), close(random.normalvariate(2, 3)))
print(close(random.lognormvariate(0, 0.5)), close(random.expovariate(1.5)), close(random.expovariate(2)))
print(close(random.gammavariate(2.5, 1.5)), close(random.gammavariate(0.5, 2)), close(random.gammavariate(1, 3)))
print(close(random.betavariate(2, 3)), close(random.paretovariate(3)), close(random.weibullvariate(1.5, 2)))
print(close(random.triangular()), close(random.triangular(1, 4, 2)), close(random.triangular(high=8, low=2)))
print(close(random.vonmisesvariate(1, 4)), close(random.vonmisesvariate(0, 0)), random.triangular(3, 3, 3))

own = Random(5)
other = random.Random(5)
print(own.random() == other.random(), own.randint(0, 99), other.randint(0, 99))
state = own.getstate()
first = [own.gauss(0, 1), own.random(), own.choice([1, 2, 3])]
own.setstate(state)
print(first == [own.gauss(0, 1), own.random(), own.choice([1, 2, 3])], state[0], len(state[1]), state[2])
before = random.getstate()
x = random.random()
random.setstate(before)
print(x == random.random())


class Loaded(Random):
    def random(self):
        return 0.5


print(isinstance(own, Random), Loaded(3).random())

for attempt in [
    lambda: random.choice([]),
    lambda: random.sample([1, 2], 3),
    lambda: random.randint(3, 1),
    lambda: random.randrange(0),
    lambda: random.choices([1, 2], weights=[1], k=1),
    lambda: random.choices([1, 2], weights=[0, 0], k=1),
    lambda: random.sample({1, 2}, 1),
    lambda: random.seed([1]),
    lambda: random.getrandbits(-1),
    lambda: random.expovariate(0),
    lambda: random.gammavariate(-1, 1),
]:
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
