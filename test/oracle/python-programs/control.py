# Branches and loops.
for n in range(8):
    if n == 1:
        continue
    elif n == 3:
        pass
    elif n > 5:
        break
    else:
        print(n, end_ := n * 2)
else:
    print("never")

for n in range(2):
    pass
else:
    print("no break")

i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 4:
        break
else:
    print("never")
print(i)

while i < 6:
    i += 1
else:
    print("done", i)

for i in range(3):
    for j in range(3):
        if j == 2:
            break
        if i == 1:
            continue
        print(i, j)
    else:
        print("never")

print(list(range(5)), list(range(2, 5)), list(range(10, 0, -3)), list(range(0)))
grown = [1, 2]
for value in grown:
    if value < 6:
        grown.append(value + 2)
print(grown)
for letter in "héé😀":
    print(letter, end_)
for n in (1, 2, 3):
    n = n * 10
    print(n)
print(n)

print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1, 1 == 1.0 == True)


def noisy(x):
    print("noisy", x)
    return x


print(noisy(1) < noisy(0) < noisy(5))
print(noisy(1) < noisy(2) < noisy(3))
print(noisy(0) or noisy("") or noisy(3) or noisy(4))
print(noisy(1) and noisy("") and noisy(3))
print(not noisy(0), not [], not [0])
print("yes" if noisy([]) else "no")
print(None is None, None is not None, 1 in [1, 2], 3 not in (1, 2), "b" in "abc")
x = 5
print("big" if x > 10 else "middle" if x > 3 else "small")
assert x == 5
assert x == 5, "not reached"
try:
    assert x == 6, f"x is {x}"
except AssertionError as error:
    print("AssertionError", error)
try:
    assert x == 6
except AssertionError as error:
    print(error.args)
pass
...
"a text on its own"
