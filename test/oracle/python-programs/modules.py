"""Imports."""
from __future__ import annotations
import math
import math as m, math as again
from math import sqrt, pi as circle
from math import (
    cos,
    sin as sine,
)

print(math.sqrt(16.0), m is math, again.pi == circle, sqrt(4.0), cos(0.0), sine(0.0))


def local():
    import math as inner
    from math import exp

    return inner.exp(0.0) + exp(0.0)


print(local())
try:
    import surely_not_there
except ImportError as error:
    print(type(error).__name__, error)
try:
    from surely_not_there.deeper import name
except ModuleNotFoundError as error:
    print(error)
    name = "fallback"
print(name)
try:
    math.nothing
except AttributeError as error:
    print(error)
if __name__ == "__main__":
    print("main")


class Holder:
    from math import floor

    import math as module


print(Holder.module is math, __name__)
