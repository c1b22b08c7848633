# Numbers and texts of one's own, made by inheritance or by wrapping.
offset = 1.5


class Celsius(float):
    def fahrenheit(self):
        return self * 9 / 5 + 32

    def __repr__(self):
        return f"{float(self)}C"


class Name(str):
    def initials(self):
        return "".join(part[0] for part in self.split())

    def __add__(self, other):
        return Name(str(self) + other)


class Level(int):
    names = {0: "low", 1: "mid"}

    def __str__(self):
        return self.names.get(int(self), "high")


class Stack(list):
    def push(self, *items):
        self.extend(items)
        return self

    def __getitem__(self, i):
        return super().__getitem__(-1 - i) if isinstance(i, int) else super().__getitem__(i)


t, name, level = Celsius(20), Name("ada king lovelace"), Level(1)
print(t, t + offset, t.fahrenheit(), isinstance(t, float), t == 20, t < 21, [t], round(t + 0.26, 1), abs(Celsius(-3)), float(t), t.is_integer(), hash(t) == hash(20.0), max(t, 3), f"{t:.1f}")
print(name, name.initials(), name.title(), name + "!", type(name + "!").__name__, name == "ada king lovelace", len(name), name[0], "king" in name, {name: 1}["ada king lovelace"], name.upper(), f"{name:>20}", sorted([name, "a"]))
print(level, repr(level), level + 1, str(Level(7)), Level("3") * 2, [10, 20, 30][level], level == True, range(level + 1), isinstance(level, int), -level, ~level, level << 2, bin(level), f"{level:02d}", "%d" % level, divmod(Level(7), 2))
stack = Stack([1, 2]).push(3, 4)
print(stack, stack[0], stack[1:], len(stack), stack.pop(), stack == [1, 2, 3], isinstance(stack, list), stack + [9], sum(stack), list(reversed(stack)), type(stack.copy()).__name__, bool(Stack()))


class Logged:
    def __init__(self, target):
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "calls", [])

    def __getattr__(self, name):
        value = getattr(self.target, name)
        if not callable(value):
            return value

        def logged(*args, **kwargs):
            self.calls.append((name, args, sorted(kwargs)))
            return value(*args, **kwargs)

        return logged

    def __setattr__(self, name, value):
        self.calls.append(("set " + name, value))
        setattr(self.target, name, value)

    def __delattr__(self, name):
        delattr(self.target, name)


class Plain:
    pass


logged = Logged([3, 1, 2])
logged.sort(reverse=True)
logged.append(0)
print(logged.target, logged.calls, logged.count(1), logged.index(0))
wrapped = Logged(Plain())
wrapped.size = offset
print(wrapped.size, vars(wrapped.target), wrapped.calls, hasattr(wrapped, "size"), hasattr(wrapped, "other"))
del wrapped.size
print(vars(wrapped.target), getattr(wrapped, "size", "gone"))


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name, 0)

    def __set__(self, instance, value):
        if value < 0:
            raise ValueError(self.name[1:] + " must not be negative")
        setattr(instance, self.name, value)


class Account:
    balance = Descriptor()
    total = property(lambda self: self.balance * offset)

    @staticmethod
    def bank():
        return "bank"

    @classmethod
    def opened(cls, balance):
        account = cls()
        account.balance = balance
        return account


account = Account.opened(10)
account.balance += 5
print(account.balance, account.total, vars(account), Account.bank(), type(Account.balance).__name__, dir(account)[-3:], "balance" in vars(Account))
try:
    account.balance = -1
except ValueError as error:
    print(error)
print(issubclass(Celsius, float), issubclass(Level, (str, int)), isinstance(name, (int, str)), object.__str__(Plain()).startswith("<__main__.Plain"), NotImplemented, Ellipsis, id(account) == id(account), dir(Plain)[0], slice(3).stop, hash(level), frozenset([level]), callable(Descriptor), bytes(level))
