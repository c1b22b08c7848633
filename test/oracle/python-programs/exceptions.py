# Raising, catching, and cleaning up.
def attempt(call):
    try:
        value = call()
    except ZeroDivisionError as error:
        return "zero", str(error)
    except (KeyError, IndexError) as error:
        return "lookup", type(error).__name__, error.args
    except Exception as error:
        return "other", type(error).__name__, str(error)
    else:
        return "fine", value
    finally:
        print("finally")


print(attempt(lambda: 1 / 0))
print(attempt(lambda: {}["key"]))
print(attempt(lambda: [][1]))
print(attempt(lambda: int("x")))
print(attempt(lambda: 42))


class Custom(Exception):
    def __init__(self, code, message="custom"):
        super().__init__(message)
        self.code = code


class Special(Custom):
    pass


try:
    raise Special(7, "special")
except Custom as error:
    print(type(error).__name__, error.code, error, error.args)

try:
    raise Custom(1)
except Special:
    print("not here")
except Custom as error:
    print("here", repr(error))


def ending():
    try:
        return "try"
    finally:
        print("cleaning")


def overriding():
    try:
        return "try"
    finally:
        return "finally"


def swallowing():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


def breaking():
    for i in range(3):
        try:
            continue
        finally:
            print("each", i)
    while True:
        try:
            break
        finally:
            print("left")
    return "end"


print(ending(), overriding(), swallowing(), breaking())


def kept():
    value = 1
    try:
        return value
    finally:
        value = 2


print(kept())

try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ValueError("second") from error
except ValueError as error:
    print(repr(error.__cause__), repr(error.__context__), error.__suppress_context__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        later_name
except NameError as error:
    print(repr(error.__context__), error.__cause__)

later_name = 1
try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise KeyError("k") from None
except KeyError as error:
    print(error, repr(error.__context__), error.__suppress_context__)


def reraising():
    try:
        [][5]
    except IndexError:
        print("seen")
        raise


try:
    reraising()
except LookupError as error:
    print("again", error)

for bad in (lambda: exec_raise(1), lambda: exec_raise(int)):

    def exec_raise(what):
        raise what

    try:
        bad()
    except TypeError as error:
        print(error)

try:
    raise
except RuntimeError as error:
    print(error)
try:
    raise ValueError from 1
except TypeError as error:
    print(error)
try:
    raise ValueError
except ValueError as error:
    print(repr(error), error.args)

try:
    try:
        1 / 0
    except 1:
        pass
except TypeError as error:
    print(error)


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("inner finally")
    except ValueError:
        try:
            raise KeyError("handler")
        except KeyError:
            print("inner handler")
        return "handled"
    finally:
        print("outer finally")


print(nested())

try:
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")
except KeyError as error:
    print(repr(error), repr(error.__context__))

try:
    pass
except ValueError:
    print("never")
else:
    print("else")


def in_loop():
    for n in [0, 1, "x"]:
        try:
            print(10 / n)
        except ZeroDivisionError:
            continue
        except TypeError:
            break
        else:
            print("divided")
    return "left"


print(in_loop())


def deep(n):
    if n == 0:
        raise OverflowError("deep down")
    return deep(n - 1)


try:
    deep(50)
except ArithmeticError as error:
    print(error)
try:
    (lambda: 1 + "a")()
except TypeError as e:
    print(e)
print([attempt(f) for f in (lambda: next(iter([])), lambda: {1: 2}[3])])


class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.suppress


with Manager("a") as a:
    print(a)
with Manager("b", True):
    raise ValueError("suppressed")
with Manager("c") as c, Manager("d", True) as d:
    print(c, d)
    1 / 0
try:
    with Manager("e"):
        raise KeyError("through")
except KeyError as error:
    print("caught", error)


def returning():
    with Manager("f"):
        return "value"


def leaving():
    for i in range(3):
        with Manager(str(i)):
            if i == 1:
                break
            continue
    return i


print(returning(), leaving())
with (Manager("g") as g, Manager("h") as box_h):
    print(g, box_h)
try:
    with 5:
        pass
except TypeError as error:
    print(error)


class Failing:
    def __enter__(self):
        raise ValueError("no entry")

    def __exit__(self, *args):
        print("never")


try:
    with Failing():
        print("never")
except ValueError as error:
    print(error)
with Manager("i") as [first, *rest]:
    print(first, rest)
