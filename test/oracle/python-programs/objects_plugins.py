# Objects that are asked what they can do.
gain = 2.0


class Base:
    registry = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__()
        Base.registry[cls.__name__] = cls
        for name, value in options.items():
            setattr(cls, name, value)

    def run(self, x):
        raise NotImplementedError(type(self).__name__)


class Double(Base, scale=2):
    def run(self, x):
        return x * gain

    @property
    def label(self):
        return "x" + str(self.scale)

    @staticmethod
    def help():
        return "doubles"

    @classmethod
    def make(cls):
        return cls()


class Shift(Base):
    def __init__(self, by=1):
        self.by = by

    def run(self, x):
        return x + self.by

    def __call__(self, x):
        return self.run(x)

    def __getattr__(self, name):
        if name.startswith("by_"):
            return lambda x: x + int(name.removeprefix("by_"))
        raise AttributeError(name)


print(sorted(Base.registry), [callable(c) for c in Base.registry.values()], issubclass(Double, Base), issubclass(Base, (int, Double)), isinstance(Shift(), Base))
double, shift = Double.make(), Shift(3)
for thing in (double, shift, len, 5, Double, "text"):
    print(type(thing).__name__, callable(thing), hasattr(thing, "run"), hasattr(thing, "label"), getattr(thing, "by", None))
print(double.label, Double.help(), double.help(), getattr(double, "run")(3), shift(4), shift.by_5(1), getattr(shift, "by_7")(1), vars(shift), shift.__dict__)
setattr(shift, "by", 10)
setattr(double, "note", "hi")
print(shift.run(1), vars(double), sorted(vars(double)), [name for name in dir(double) if not name.startswith("_")])
delattr(double, "note")
del shift.by
print(hasattr(double, "note"), hasattr(shift, "by_1"), vars(shift), "run" in dir(Shift), "append" in dir(list), dir(object()) == dir(object))
for broken in (lambda: Base().run(1), lambda: shift.nothing, lambda: double.nothing, lambda: setattr(double, "label", 1), lambda: delattr(double, "gone"), lambda: getattr(5, "x"), lambda: Double(1), lambda: vars(5)):
    try:
        broken()
    except Exception as error:
        print(type(error).__name__, "-", error)
print(id(double) == id(double), id(double) != id(shift), double is double, double == Double(), hash(double) == hash(double), object() == object(), type(object()).__name__, isinstance(object, type))
print(type(double), type(type(double)), Double.__mro__[1].__name__, Double.__bases__ == (Base,), Double.__name__, double.__class__ is Double, Ellipsis is ..., NotImplemented is NotImplemented)
Made = type("Made", (Base,), {"run": lambda self, x: -x, "kind": "made"})
print(Made().run(5), Made.kind, Base.registry["Made"] is Made, isinstance(Made(), Base), bool(Made()), tuple(map(type, (1, 1.0, "", None, [], {}, (), True))))
window = slice(1, None, 2)
print([0, 1, 2, 3, 4][window], "abcdef"[window], window.start, window.stop, window.step, window, range(10)[window], slice(2), repr(...), frozenset([1]), bytes(2))
