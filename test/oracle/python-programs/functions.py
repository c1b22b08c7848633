# How arguments find their parameters, and what functions keep.
def plain(a, b):
    return (a, b)


def optional(a, b=10, c=20):
    return (a, b, c)


def everything(a, b=2, /, c=3, *rest, d, e=5, **others):
    return [a, b, c, rest, d, e, others]


def only_keywords(*, scale, shift=0):
    return scale + shift


print(plain(1, 2), plain(b=2, a=1), plain(1, b=2), plain(*(1, 2)), plain(**{"a": 1, "b": 2}))
print(optional(1), optional(1, 2), optional(1, c=3), optional(*[1, 2, 3]), optional(*"a", **{"c": 4}))
print(everything(1, d=4), everything(1, 9, 8, 7, 6, d=4, z=0), everything(*range(5), d=1, **{"e": 2, "f": 3}))
print(only_keywords(scale=2), only_keywords(shift=1, scale=2))
print(plain(*[1], *[2]), optional(*[1], 2, *[3]))


def failing(call):
    try:
        return call()
    except TypeError as error:
        return f"TypeError: {error}"


print(failing(lambda: plain()))
print(failing(lambda: plain(1)))
print(failing(lambda: plain(1, 2, 3)))
print(failing(lambda: plain(1, c=3)))
print(failing(lambda: plain(1, a=3)))
print(failing(lambda: optional()))
print(failing(lambda: optional(1, 2, 3, 4)))
print(failing(lambda: only_keywords(1, scale=1)))
print(failing(lambda: only_keywords()))
print(failing(lambda: everything(d=1)))
print(failing(lambda: everything(1, b=5, d=1)))
print(failing(lambda: plain(*1)))
print(failing(lambda: plain(**1)))
print(failing(lambda: plain(**{1: 2})))
print(failing(lambda: plain(a=1, **{"a": 2})))
print(failing(lambda: (1)()))
print(failing(lambda: None.x.y()) if False else "skipped")


# Defaults are evaluated once, where the function is made.
def remember(x, seen=[]):
    seen.append(x)
    return seen


remember(1)
print(remember(2), remember(3) is remember(4))

base = 5


def late(x=base):
    return x + base


base = 7
print(late(), late(1))

# Closures see the variable, not the value that it had.
adders = [lambda x: x + n for n in range(3)]
print([add(10) for add in adders])
adders = [lambda x, n=n: x + n for n in range(3)]
print([add(10) for add in adders])


def counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = 0

    return step, reset


step, reset = counter()
other, _ = counter()
print(step(), step(5), other(), step())
reset()
print(step())

total = 0


def add_to_total(x):
    global total, created
    total += x
    created = x


add_to_total(3)
add_to_total(4)
print(total, created)


def outer():
    x = "outer"

    def middle():
        def inner():
            return x

        return inner

    x = "changed"
    return middle()()


print(outer())


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


print(factorial(10), factorial(25))


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(10), odd(7))


def documented(x):
    """What it does."""
    return x


print(documented.__name__, documented.__doc__, outer.__doc__, (lambda: 0).__name__, counter()[0].__qualname__)
documented.note = "kept"
print(documented.note, remember.__defaults__, plain.__defaults__)


def trace(label):
    print("decorator", label)

    def wrap(f):
        print("wrapping", f.__name__, "with", label)

        def inner(*args, **kwargs):
            print("calling", label)
            return f(*args, **kwargs)

        return inner

    return wrap


@trace("first")
@trace("second")
def decorated(x, *, y=1):
    return x * y


print(decorated(3, y=4))


def early(n):
    for i in range(10):
        while True:
            if i == n:
                return i
            break
    return None


print(early(4), early(20))


def nothing():
    pass


print(nothing())
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
