# match: all kinds of patterns.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Color:
    RED = "red"
    BLUE = 2


def describe(value):
    match value:
        case None:
            return "none"
        case True | False as flag:
            return f"bool {flag}"
        case 0:
            return "zero"
        case -1 | 1:
            return "one"
        case 2.5:
            return "two and a half"
        case "yes" | "no" as answer:
            return f"answer {answer}"
        case Color.RED:
            return "red"
        case []:
            return "empty"
        case [x]:
            return f"single {x}"
        case [1, *rest]:
            return f"one then {rest}"
        case [first, *_, last] if first == last:
            return f"same ends {first}"
        case [[a, b], c]:
            return f"nested {a} {b} {c}"
        case (_, _, *middle, "end"):
            return f"ending {middle}"
        case {"kind": "circle", "r": r}:
            return f"circle {r}"
        case {"kind": str(kind), **others}:
            return f"{kind} {others}"
        case {}:
            return "some dict"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "point"
        case int(n) | float(n) if n > 100:
            return f"large {n}"
        case int():
            return "int"
        case str() as text:
            return f"text {text}"
        case _:
            return "unknown"


values = [None, True, False, 0, 1, -1, 2.5, "yes", "red", "other", [], [5], (1, 2, 3), [4, 0, 4], [[1, 2], 3]]
values += [[0, 0, 7, 8, "end"], {"kind": "circle", "r": 3}, {"kind": "square", "side": 2}, {"a": 1}, Point(0, 0)]
values += [Point(0, 3), Point(2, 2), Point(1, 2), 500, 250.5, 7, [1], range(0), (3, 4), {1, 2}, 1.5]
for value in values:
    print(describe(value))


def bindings(value):
    match value:
        case [a, b] if a > b:
            return "greater", a, b
        case [a, b]:
            return "not", a, b
    return "nothing"


print(bindings([2, 1]), bindings([1, 2]), bindings([1]))


def command(text):
    match text.split():
        case ["go", ("north" | "south") as direction]:
            return f"going {direction}"
        case ["take", thing, *more]:
            return f"taking {thing} and {len(more)} more"
        case [word]:
            return f"what is {word}?"
    return "?"


print(command("go north"), command("take a b c"), command("jump"), command("go up"))
match (1, 2):
    case x, y:
        print(x, y)
match values:
    case []:
        print("never")
match {"a": {"b": [1, 2]}}:
    case {"a": {"b": [_, deep]}}:
        print(deep)
try:
    match 1:
        case Color.GREEN:
            pass
except AttributeError as error:
    print(error)
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as error:
    print(error)
try:
    match 1:
        case values(1):
            pass
except TypeError as error:
    print(error)
