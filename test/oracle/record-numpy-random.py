"""Records what NumPy 1.24 draws: python3 test/oracle/record-numpy-random.py

Writes numpy-random.json beside itself: cases of {"seed", "generator", "calls"}, a call being [method, arguments, drawn].
`generator` is one of MAKERS. Of a thousand numbers and more only the sums of a hundred each are kept.
"""

import json
import math
import pathlib

import numpy as np

assert np.__version__.startswith("1.24"), np.__version__
cases = []

MAKERS = {
    "RandomState": np.random.RandomState,
    "default_rng": np.random.default_rng,
    "Generator(MT19937)": lambda seed: np.random.Generator(np.random.MT19937(seed)),
    "RandomState(PCG64)": lambda seed: np.random.RandomState(np.random.PCG64(seed)),
}


def plain(x):
    if isinstance(x, (np.ndarray, np.generic)):
        return plain(x.tolist())
    if isinstance(x, (list, tuple)):
        return [plain(item) for item in x]
    return x


def summed(drawn):
    """Long lists by the sums of a hundred numbers each."""
    if not isinstance(drawn, list) or len(drawn) < 1000:
        return drawn
    return [math.fsum(drawn[i : i + 100]) for i in range(0, len(drawn), 100)]


def record(generator, seed, *calls):
    drawing = MAKERS[generator](seed)
    recorded = []
    for method, *given in calls:
        args = [x for x in given if not isinstance(x, dict)]
        keywords = {key: x for each in given if isinstance(each, dict) for key, x in each.items()}
        if method in ("shuffle_list", "shuffle_array", "shuffle_rows"):
            target = list(range(args[0]))
            if method == "shuffle_array":
                target = np.arange(args[0])
            if method == "shuffle_rows":
                target = np.arange(2 * args[0]).reshape(-1, 2)
            drawing.shuffle(target)
            drawn = target
        elif method == "spawned":
            drawn = [np.random.default_rng(child).random() for child in np.random.SeedSequence(seed).spawn(args[0])]
        else:
            drawn = getattr(drawing, method)(*args, **keywords)
        recorded.append([method, given, summed(plain(drawn))])
    cases.append({"generator": generator, "seed": seed, "calls": recorded})


CONTINUOUS = [
    ("standard_exponential", [9]),
    ("standard_gamma", 0.3, [9]),
    ("standard_gamma", 1, [3]),
    ("standard_gamma", 4.5, [9]),
    ("beta", 0.5, 0.4, [9]),
    ("beta", 0.001, 0.002, [9]),
    ("beta", 2.0, 3.5, [9]),
    ("beta", 0.5, 3.5, [5]),
    ("chisquare", 3.3, [9]),
    ("f", 5.0, 7.5, [9]),
    ("standard_t", 4.0, [9]),
    ("standard_cauchy", [9]),
    ("pareto", 2.5, [9]),
    ("weibull", 1.7, [9]),
    ("weibull", 0, [2]),
    ("power", 2.2, [9]),
    ("laplace", 0.5, 2.0, [9]),
    ("gumbel", -1.0, 0.5, [9]),
    ("logistic", 1.0, 3.0, [9]),
    ("lognormal", 0.2, 0.7, [9]),
    ("rayleigh", 1.5, [9]),
    ("triangular", -1.0, 0.5, 4.0, [19]),
    ("wald", 1.2, 3.0, [9]),
    ("normal", -3.0, 2.5, [9]),
    ("uniform", -2.0, 5.0, [9]),
    ("exponential", 2.0, [9]),
    ("gamma", 2.5, 0.5, [9]),
    ("dirichlet", [1.0, 2.0, 0.5], 3),
    ("dirichlet", [0.05, 0.02, 0.04], 4),
]

DISCRETE = [
    ("poisson", 0.7, [19]),
    ("poisson", 9.9, [9]),
    ("poisson", 10, [19]),
    ("poisson", 345.6, [29]),
    ("poisson", 0, [3]),
    ("binomial", 1, 0.3, [19]),
    ("binomial", 10, 0.5, [9]),
    ("binomial", 0, 0.5, [3]),
    ("binomial", 7, 0.0, [3]),
    ("binomial", 40, 0.9, [9]),
    ("binomial", 100, 0.4, [49]),
    ("binomial", 5000, 0.63, [49]),
    ("geometric", 0.5, [9]),
    ("geometric", 0.05, [9]),
    ("negative_binomial", 3, 0.4, [9]),
    ("multinomial", 20, [0.2, 0.3, 0.5], 4),
    ("multinomial", 300, [0.0, 0.3, 0.1, 0.6], 4),
]

CHOICES = [
    ("permutation", 10),
    ("shuffle_list", 11),
    ("shuffle_array", 12),
    ("shuffle_rows", 7),
    ("choice", 5, [9]),
    ("choice", 20, [6], {"replace": False}),
    ("choice", 12000, [3], {"replace": False}),
    ("choice", 12000, [300], {"replace": False}),
    ("choice", 4, [12], {"p": [0.1, 0.2, 0.3, 0.4]}),
    ("choice", 6, [5], {"p": [0.05, 0.05, 0.3, 0.1, 0.0, 0.5], "replace": False}),
    ("permutation", 300),
]

TYPES = "bool int8 uint8 int16 uint16 int32 uint32 int64".split()
EDGES = {"bool": 2, "int8": 128, "uint8": 256, "int16": 2**15, "uint16": 2**16, "int32": 2**31, "uint32": 2**32, "int64": 2**52}


def integers(method, low, high, size, dtype):
    return (method, low, high, [size], {"dtype": dtype})


def integer_calls(method):
    yield (method, 0, 10, [20])
    yield (method, -5, 5, [7])
    yield (method, 3, 4, [2])
    yield (method, 0, 2**32, [4])
    yield (method, 0, 2**32 - 1, [4])
    yield (method, -(2**31), 2**31 + 5, [4])
    yield (method, 0, 2**45 + 12345, [9])
    for dtype in TYPES:
        for low, high in ((0, EDGES[dtype]), (0, 2), (1, min(101, EDGES[dtype]))):
            yield integers(method, low, high, 9, dtype)


for seed in (0, 1, 42, 2**32 - 1, [1, 2, 3], [2**32 - 1] * 700):
    record("RandomState", seed, ("random_sample", [5]), ("standard_normal", [7]), ("randint", 0, 100, [5]))
for seed in (0, 1, 42, 2**32, 2**70 + 2**40, [1, 2, 3], [5, 2**40], list(range(9))):
    record("default_rng", seed, ("random", [5]), ("standard_normal", [7]), ("integers", 0, 100, [5]))
    record("Generator(MT19937)", seed, ("random", [5]), ("standard_normal", [7]), ("integers", 0, 100, [5]))
record("default_rng", 5, ("spawned", 3))
record("RandomState(PCG64)", 3, ("random_sample", [3]), ("standard_normal", [5]), *integer_calls("randint"))
# Enough to meet the tails, and all layers.
record("RandomState", 7, ("standard_normal", [2000]))
record("default_rng", 7, ("standard_normal", [20000]), ("standard_exponential", [10000]))
record("default_rng", 8, ("random", [9], {"dtype": "float32"}), ("standard_normal", [5000], {"dtype": "float32"}))

for generator, name in (("RandomState", "randint"), ("default_rng", "integers")):
    record(generator, 11, *integer_calls(name))
    record(generator, 12, *CONTINUOUS)
    record(generator, 13, *DISCRETE)
    record(generator, 14, *CHOICES)


# Two and more dimensions: how the singular vectors are signed and ordered decides.
COVARIANCES = [
    [[1.0, 0.0], [0.0, 1.0]],
    [[1.0, 0.0], [0.0, 4.0]],
    [[1.0, 0.5], [0.5, 1.0]],
    [[1.0, -0.5], [-0.5, 1.0]],
    [[2.0, -0.3], [-0.3, 0.5]],
    [[0.5, 0.3], [0.3, 2.0]],
    [[0.1, 0.9], [0.9, 9.0]],
    [[1.0, 1e-9], [1e-9, 2.0]],
    [[2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 2.0]],
    [[1.0, 0.0, 0.0], [0.0, 3.0, 0.0], [0.0, 0.0, 2.0]],
    np.diag([2.0, 2.0, 1.0, 5.0, 5.0]).tolist(),
    [[3.0]],
]
for generator in ("RandomState", "default_rng"):
    for i, covariance in enumerate(COVARIANCES):
        mean = [float(k) for k in range(len(covariance))]
        record(generator, 20 + i, ("multivariate_normal", mean, covariance, 4))

lines = ",\n".join(json.dumps(case) for case in cases)
pathlib.Path(__file__).with_name("numpy-random.json").write_text(f"[\n{lines}\n]\n")
