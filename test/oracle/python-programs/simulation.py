"""Particles in a box: numbers, loops, objects that act on each other."""
import math as mathematics
from math import hypot, pi

steps: int = 4
events = []


class Meta(type):
    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __matmul__(cls, other):
        return cls.__name__ + "@" + other


class Particle(metaclass=Meta):
    made = 0

    def __init__(self, x: float, v: float = 0.0, **labels):
        self.x = x
        self.v = v
        self.labels = labels
        Particle.made += 1

    def __invert__(self):
        return Particle(self.x, -self.v)

    def __pos__(self):
        return abs(self.v)

    def step(self, dt):
        self.x += self.v * dt
        if not 0 <= self.x <= 1:
            self.v *= -1
            self.x = max(0.0, min(1.0, self.x))
            events.append(("bounce", self.x))

    @property
    def energy(self):
        return 0.5 * self.v**2


def walls(particles, /, *, dt=0.5):
    for particle in particles:
        before = particle.v
        particle.step(dt)
        if particle.v != before:
            yield particle


def simulation(particles):
    bounced = yield "ready"
    for _ in range(steps):
        yield from walls(particles)
        bounced = yield "tick"
        if bounced:
            return bounced


class Clock:
    def __init__(self, start=0):
        self.now = start

    def __enter__(self):
        self.now += 1
        return self.now

    def __exit__(self, kind, value, traceback):
        self.now += 10
        return kind is not None and issubclass(kind, ZeroDivisionError)


def classify(value, *rest):
    match value, rest:
        case 0, ():
            return "zero"
        case (Particle(v=0.0), _):
            return "at rest"
        case (Particle(x=x) as p, (_, *_)) if x > 0.5:
            return f"right {p.v}"
        case (1 | 2 | 3) as small, []:
            return f"small {small}"
        case {"x": x, **others}, _:
            return f"mapping {x} {others}"
        case (False | None), _:
            return "empty"
        case mathematics.pi, _:
            return "pi"
        case _:
            return "other"


particles = [Particle(0.2, 1.0, name="a"), Particle(0.9, -0.75), Particle(0.5)]
run = simulation(particles)
names = {id(p): n for n, p in enumerate(particles)}
seen = [names.get(id(got), got) for got in run]
print(seen, events, [round(p.x, 6) for p in particles])
print(Particle["key"], Particle @ "x", (~particles[0]).v, +particles[1], Particle.made, particles[0].labels)
print(sum(p.energy for p in particles), {p.energy > 0 for p in particles} == {True, False})
print([classify(v) for v in (0, 2, False, pi, "?", {"x": 1, "y": 2})], classify(particles[2]))
print(classify(particles[0], 1), hypot(3.0, 4.0))

clock = Clock()
with clock as now, Clock(5) as later:
    print(now, later)
    1 / 0
print(clock.now)


def tuned(gain):
    history = []
    best = None

    def attempt(x):
        nonlocal best
        global steps
        steps -= 1
        history.append(x * gain)
        best = x if best is None or abs(x - 2) < abs(best - 2) else best
        return history[-1], best

    return attempt


attempt = tuned(gain=3)
print(attempt(1), attempt(5), attempt(2.5), steps)
x = 13
x //= 2
x <<= 2
x |= 1
x &= ~8
x ^= 0x3
x >>= 1
x %= 7
print(x, 17 // -5, 17 % -5, 2**-1, 6 & 3, 6 ^ 3, 6 | 3, 1 << 4, 256 >> 4, 7 / 4)
table = {}
table["rows"], *table["rest"] = [1, 2], 3, 4
del table["rest"][0]
print(table, [*table, *"ab"][1:], {**table, "more": None})
low, high = 0.0, 2.0
while high - low > 1e-6:
    middle = (low + high) / 2
    if middle * middle < 2:
        low = middle
    else:
        high = middle
else:
    print(f"{low:.4f} {high!r:.6} {low is not high}")
for n in range(2, 30):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" " if n < 29 else "\n")
        continue
    if n > 28 and n >= 28:
        pass
try:
    assert steps > 100, "few"
except AssertionError as error:
    print("assertion", error)
finally:
    print("finally")
square = lambda k: k * k
print((last := square(7)), last, list(map(square, range(3))), "z" not in "xyz", not last, None is None)
