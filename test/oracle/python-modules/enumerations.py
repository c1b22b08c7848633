"""enum."""
import copy
import enum
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def mixed(self, other):
        return (self.value + other.value) / 2

    @property
    def lower(self):
        return self.name.lower()

    @classmethod
    def first(cls):
        return next(iter(cls))


print(Color.RED, repr(Color.GREEN), Color.BLUE.name, Color.BLUE.value, Color(2), Color["BLUE"], Color.CRIMSON)
print(list(Color), len(Color), Color.RED is Color(1), Color.RED == 1, Color.RED == Color.CRIMSON, Color.RED != Color.BLUE)
print(Color.RED.mixed(Color.BLUE), Color.RED.lower, Color.first(), isinstance(Color.RED, Color), type(Color.RED), Color)
print({Color.RED: "r", Color.BLUE: "b"}[Color(3)], Color.RED in Color, list(reversed(Color)), Color.__members__["CRIMSON"])
print(f"{Color.RED} {Color.RED!r} {Color.GREEN:>12}|", "%s" % Color.RED, str(Color.BLUE), sorted(Color, key=lambda c: -c.value))
print([name for name in Color.__members__], copy.deepcopy(Color.RED) is Color.RED, Color.GREEN in {Color.GREEN}, bool(Color.RED))
for attempted in [
    lambda: Color(9),
    lambda: Color["NONE"],
    lambda: Color.PINK,
    lambda: setattr(Color, "RED", 5),
    lambda: Color.RED < Color.GREEN,
    lambda: 1 in Color,
    lambda: delattr(Color, "RED"),
]:
    attempt(attempted)


def extend():
    class More(Color):
        BLACK = 9


attempt(extend)


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


print([(m.name, m.value) for m in Auto])


class Planet(Enum):
    EARTH = (5.976e24, 6.37814e6)
    MARS = (6.421e23, 3.3972e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return 6.67300e-11 * self.mass / self.radius**2


print(Planet.EARTH.gravity, Planet.MARS.value, Planet((6.421e23, 3.3972e6)))


class Level(IntEnum):
    LOW = 1
    HIGH = 5
    MIDDLE = 3


print(Level.LOW + 1, Level.HIGH > Level.LOW, sorted(Level), repr(Level.HIGH), Level.HIGH, f"{Level.HIGH:03d}", [10, 20][Level.LOW])
print(Level(3), Level.LOW == 1, {1: "one"}[Level.LOW], isinstance(Level.LOW, int), Level.HIGH * 2.5, max(Level), int(Level.HIGH), Level.HIGH.name)


class Mode(str, Enum):
    TRAIN = "train"
    TEST = "test"


class Name(StrEnum):
    FIRST = auto()
    SECOND = "2nd"


print(Mode.TRAIN, repr(Mode.TRAIN), Mode.TRAIN == "train", Mode("test"), Mode.TRAIN.upper(), Mode.TEST.value, f"{Mode.TRAIN}")
print(Name.FIRST, repr(Name.FIRST), Name.FIRST.value, f"{Name.SECOND:>5}", Name("2nd"), Name.FIRST + "!")


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


p = Perm.R | Perm.X
print(p, repr(p), p.value, Perm.R in p, Perm.W in p, p & Perm.R, p ^ Perm.R, ~p, bool(p & Perm.W), Perm(0), repr(Perm(0)))
print(list(Perm), list(p), len(p), Perm(3), Perm.RW, Perm(6), p is (Perm.X | Perm.R), Perm["RW"] is Perm(3), p.name, Perm(0).name)
attempt(lambda: Perm.R | 2)
attempt(lambda: 2 in p)


class Bits(IntFlag):
    A = 1
    B = 2
    C = 4


b = Bits.A | Bits.C
print(b, repr(b), b == 5, b + 1, Bits.A | 8, repr(Bits.B | 1), b & 4, list(b), ~Bits.A, isinstance(b, int), Bits(0), Bits.A in b)


@unique
class Fine(Enum):
    X = 1
    Y = 2


def duplicated():
    @enum.unique
    class Wrong(Enum):
        X = 1
        Y = 1
        Z = 1


attempt(duplicated)


class Fallback(Enum):
    KNOWN = 1
    OTHER = 2

    @classmethod
    def _missing_(cls, value):
        return cls.OTHER if value != "wrong" else None


print(Fallback(77), Fallback(1))
attempt(lambda: Fallback("wrong"))


class Named(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.lower() + str(count)

    FIRST = auto()
    SECOND = auto()


class Written(Enum):
    A = "a"

    def __str__(self):
        return f"<<{self.value}>>"


class WithNew(Enum):
    def __new__(cls, value, label):
        obj = object.__new__(cls)
        obj._value_ = value
        obj.label = label
        return obj

    ONE = 1, "uno"
    TWO = 2, "due"


print([m.value for m in Named], Written.A, f"{Written.A}", [Written.A], WithNew(2).label, WithNew.ONE)
Animal = Enum("Animal", "CAT DOG")
print(Animal.DOG, list(Animal), Enum("Pair", {"X": 0.5, "Y": 1.5}).Y.value, IntEnum("N", ["A", "B"]).B + 1)


def activation(kind):
    match kind:
        case Color.RED:
            return "red"
        case Color.GREEN | Color.BLUE:
            return "cold"


print(activation(Color.RED), activation(Color.BLUE), Color.RED.__class__.__name__)
functions = Enum("Functions", {"SQUARE": (lambda x: x * x,), "NEG": (lambda x: -x,)})
print(functions.SQUARE.value[0](3), hash(Color.RED) == hash(Color(1)))
