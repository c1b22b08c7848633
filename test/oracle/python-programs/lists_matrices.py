# Matrices as lists of lists.
a = [[2.0, 1.0, -1.0], [-3.0, -1.0, 2.0], [-2.0, 1.0, 2.0]]
b = [8.0, -11.0, -3.0]
tiny = 1e-12


def matmul(x, y):
    return [[sum(p * q for p, q in zip(row, col)) for col in zip(*y)] for row in x]


def transpose(x):
    return [list(col) for col in zip(*x)]


def solve(matrix, vector):
    m = [row.copy() + [v] for row, v in zip(matrix, vector)]
    n = len(m)
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[pivot] = m[pivot], m[i]
        if abs(m[i][i]) < tiny:
            raise ValueError("singular")
        for r in range(i + 1, n):
            factor = m[r][i] / m[i][i]
            for c in range(i, n + 1):
                m[r][c] -= factor * m[i][c]
    x = [0.0] * n
    for i in reversed(range(n)):
        x[i] = (m[i][n] - sum(m[i][j] * x[j] for j in range(i + 1, n))) / m[i][i]
    return x


def det(m):
    if len(m) == 1:
        return m[0][0]
    return sum((-1) ** j * m[0][j] * det([row[:j] + row[j + 1:] for row in m[1:]]) for j in range(len(m)))


x = solve(a, b)
print([round(v, 9) for v in x], round(det(a), 9), transpose(a)[0], matmul(a, transpose([b]))[0])
try:
    solve([[1.0, 2.0], [2.0, 4.0]], [1.0, 2.0])
except ValueError as error:
    print(error)

identity = [[1 if i == j else 0 for j in range(3)] for i in range(3)]
print(identity, matmul(a, identity) == a, sum(identity, []), any(map(all, identity)), all(map(any, identity)))
flat = [v for row in a for v in row]
flat.sort()
flat.insert(0, float("-inf"))
flat.append(float("inf"))
flat.extend([0.5, -0.5])
print(flat, flat.index(1.0), flat.count(2.0), flat.pop(), flat.pop(0))
flat.remove(0.5)
flat.reverse()
print(flat, flat[1:-1:2], flat[slice(0, 3)], slice(1, 7, 2).indices(5))
spiral = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
out = []
while spiral:
    out += spiral.pop(0)
    spiral = [list(row) for row in zip(*spiral)][::-1]
print(out, tuple(out), out == list(map(int, "123698745")), out.index(9), tuple(out).index(9), (1, 2, 1).count(1))
grid = [list("..#"), list(".#."), list("#..")]
print("\n".join("".join(row) for row in grid))
print("\n".join("".join(row) for row in transpose(grid[::-1])), sum(row.count("#") for row in grid))
flat.clear()
print(flat, [] == flat, divmod(len(out), 2), [*enumerate("ab", 1)], list(filter(None, [0, 1, "", 2])), list(map(lambda p, q: p * q, [1, 2], [3, 4])))
print(pow(2, 5), pow(2.0, -1), pow(3, 4, 5), round(2.5), round(-1.235, 2), abs(-3.5), max(a)[0], min(b), sorted(b, key=abs))
