"""Records what programs get from np.random of NumPy 1.24: python3 test/oracle/record-numpy-draws.py

Writes numpy-draws.json beside itself: [program, answer] each. A program begins with SETUP and binds `out`. The answer
has the type of `out`, for arrays and NumPy's scalars dtype and shape, and the value; or what was raised, and its text.
"""

import json
import pathlib
import warnings

import numpy as np

assert np.__version__.startswith("1.24"), np.__version__
warnings.simplefilter("ignore")

SETUP = "import numpy as np\nr = np.random.RandomState(3)\ng = np.random.default_rng(3)\n"

BOTH = """
normal()
normal(1, 2)
normal(5.0, 0.1, 4)
normal(size=(2, 3))
normal(loc=[0, 10, 20], scale=[1, 2, 3])
normal([[0], [100]], [1, 2, 3])
normal([0, 10], 1, size=(3, 2))
normal(0, 1, ())
normal(np.float64(2), np.int64(3), np.int64(2))
normal(np.zeros(()), 1)
uniform(-1, 1, 3)
uniform(low=[1, 2], high=5)
uniform(high=3, size=2)
standard_normal()
standard_normal((2, 2))
standard_normal(3)
random(3)
random((2, 1))
random(size=[2, 2])
random(0)
exponential(2.0, 3)
exponential([1, 2])
exponential(size=2)
gamma(2.0, 3.0, 2)
gamma([0.5, 1, 2])
gamma(shape=2, scale=[1, 10], size=(2, 2))
standard_gamma(1.5, 2)
standard_exponential(2)
beta(2, 3, 3)
beta([1, 2], [[3], [4]])
laplace(1, 2, 2)
logistic(size=2)
gumbel(0, 1, 2)
lognormal(0.5, 0.2, 2)
lognormal(sigma=[1, 2])
rayleigh(2, 2)
triangular(-1, 0, 2, 3)
chisquare([1, 2, 3])
standard_t(4, 2)
standard_cauchy()
f(2, 3, size=2)
pareto(3.0, 2)
weibull(2.0, 2)
power(3.0, 2)
wald(1.0, 2.0)
poisson()
poisson(5, 4)
poisson([1, 20, 300])
binomial(10, 0.5)
binomial(1, 0.3, (2, 5))
binomial([1, 10, 100], 0.5)
binomial(5, [0, 0.5, 1])
geometric(0.3, 3)
negative_binomial(3, 0.5, 3)
multinomial(10, [0.2, 0.3, 0.5])
multinomial(10, [1 / 6.0] * 6, size=2)
multinomial(10, np.array([0.5, 0.5]), size=(2, 2))
dirichlet([1, 2, 3])
dirichlet((1.0, 2.0), size=(2, 2))
multivariate_normal([1, 2], [[1, 0.5], [0.5, 2]])
multivariate_normal([0, 0], np.eye(2), 3)
multivariate_normal(np.zeros(3), 2 * np.eye(3), size=(2, 2))
multivariate_normal([0, 0], [[1, 0], [0, 100]], 2)
permutation(5)
permutation(np.int64(4))
permutation([1.5, 2.5, 3.5])
permutation(np.array([[0, 1], [2, 3], [4, 5]]))
permutation(range(3, 7))
choice(5)
choice(5, 3)
choice(5, (2, 2))
choice(np.int64(5), 3, replace=False)
choice([10, 20, 30])
choice([10.0, 20.0, 30.0], 4)
choice(np.arange(4) * 2.0, size=3, replace=False)
choice(range(7), p=np.ones(7) / 7)
choice(3, 5, p=[0.1, 0.2, 0.7])
choice([1, 2, 3], 2, False, [0.2, 0.3, 0.5])
choice(['a', 'b', 'c'])
choice(['a', 'b', 'c'], p=[0.1, 0.2, 0.7])
choice(0, 0)
normal(0, -1)
normal([0, 1], [1, -1])
normal([1, 2, 3], 1, (2, 2))
normal([1, 2, 3], 1, (1,))
normal(size=2.5)
normal(size=-1)
normal(size=(2, -1))
normal(size='a')
exponential(-1)
gamma(-1)
gamma(1, -1)
beta(0, 1)
beta(1, [1, -1])
binomial(-1, 0.5)
binomial(1, 1.5)
binomial(1, [0.5, 1.5])
poisson(-1)
poisson(float('nan'))
poisson([1, float('nan')])
poisson(1e30)
geometric(0)
negative_binomial(0, 0.5)
chisquare(0)
f(0, 1)
f(1, 0)
weibull(-1)
lognormal(0, -1)
rayleigh(-1)
triangular(1, 0, 2)
triangular(0, 3, 2)
triangular(1, 1, 1)
uniform(0, np.inf)
wald(0, 1)
choice(0)
choice([])
choice(-1)
choice(5, 6, replace=False)
choice(5, p=[0.5, 0.5])
choice(2, p=[0.5, 0.6])
choice(2, p=[-0.5, 1.5])
choice(2, p=[float('nan'), 1])
choice(2, p=[[0.5, 0.5]])
choice(2.5)
choice(3, 3, False, [0.5, 0.5, 0])
multinomial(3, [0.8, 0.8, 0.1])
multinomial(-3, [0.5, 0.5])
multinomial(3, [1.5, -0.5])
dirichlet([0, 1])
multivariate_normal([0], [[1, 2], [2, 1]])
multivariate_normal([[0]], [[1]])
multivariate_normal([0], [1])
permutation(-1)
"""

LEGACY = """
rand()
rand(3)
rand(2, 2)
randn()
randn(2, 3)
randn(0)
random_sample()
random_sample(2)
randint(10)
randint(3, 10)
randint(3, 10, 4)
randint(low=0, high=2, size=(2, 2))
randint(5, size=3, dtype=np.int32)
randint(5, dtype=np.int64)
randint(2, dtype=bool)
randint(256, size=5, dtype=np.uint8)
randint(2, size=5, dtype=bool)
randint(5.7)
randint(-3, 3, size=())
randint(np.int64(5))
randint(np.int64(2), np.float64(7), 3)
randint(np.array(5), size=2)
randint(0, 2**40)
randint(0, [2, 20, 200])
randint([1, 2], [3, 40])
randint(2**53, 2**53 + 2)
randint(0)
randint(5, 2)
randint(-2**70, 5)
randint(0, 2**70)
randint(0, 300, dtype=np.uint8)
randint(0, 3, dtype=float)
rand(-1)
rand(2.0)
permutation('abc')
permutation(2.5)
choice([[1, 2], [3, 4]])
shuffle(3)
shuffle((1, 2))
seed(-1)
seed(2**32)
seed(1.5)
seed('a')
seed([])
seed([[1]])
seed([-1])
"""

MODERN = """
random(dtype=np.float32)
random(3, dtype=np.float32)
standard_normal(2, dtype='float32')
random(3, dtype=int)
uniform(1, 0)
integers(10)
integers(3, 10)
integers(3, 10, 4)
integers(10, size=(2, 2))
integers(5, endpoint=True, size=6)
integers(5, dtype=int)
integers(2, dtype=bool)
integers(256, size=5, dtype=np.uint8)
integers(0, [2, 20, 200])
integers(0)
integers(5, 4)
integers(5, 4, endpoint=True)
integers(5, dtype=float)
choice(np.array([[0, 1, 2], [3, 4, 5]]), 2)
choice(np.array([[0, 1, 2], [3, 4, 5]]), 2, axis=1)
choice(9, 4, replace=False, shuffle=False)
permutation(np.array([[0, 1, 2], [3, 4, 5]]), axis=1)
permuted(np.array([[0, 1, 2, 3], [4, 5, 6, 7]]))
permuted(np.array([[0, 1, 2, 3], [4, 5, 6, 7]]), axis=1)
permuted(np.array([[0, 1, 2, 3], [4, 5, 6, 7]]), axis=0)
permuted([1, 2, 3])
multivariate_normal([0, 1, 2], [[2, 0.3, 0.1], [0.3, 1, -0.4], [0.1, -0.4, 3]], 2, method='cholesky')
multivariate_normal([0, 0], [[1, 0], [0, 1]], method='x')
"""

PROGRAMS = """
np.random.seed(0); out = [np.random.rand(), np.random.randn(), np.random.randint(5), np.random.normal(1, 2)]
np.random.seed(0); out = np.random.randn(3, 2)
np.random.seed(1); a = np.random.randn(3); np.random.seed(1); out = np.random.randn(3) - a
np.random.seed(1); np.random.randn(); s = np.random.get_state(); a = np.random.randn(3); np.random.set_state(s); out = np.random.randn(3) - a
np.random.seed([1, 2]); out = np.random.random((2, 2))
np.random.seed(np.arange(3)); out = np.random.ranf(2) + np.random.sample(2)
np.random.seed(seed=7); x = np.arange(6); np.random.shuffle(x); out = x
np.random.seed(7); x = [1, 2, 3, 4]; np.random.shuffle(x); out = x
np.random.seed(7); x = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0], [6.0, 7.0]]); np.random.shuffle(x[1:]); out = x
x = np.array([[0, 1, 2, 3], [4, 5, 6, 7]]); g.shuffle(x, axis=1); out = x
x = np.arange(5); g.shuffle(x[::2]); out = x
x = list('abcdef'); g.shuffle(x); out = x
out = np.random.default_rng(2**70 + 3).random(2)
out = np.random.default_rng([1, [2, 3]]).random(2)
out = np.random.default_rng(np.random.SeedSequence(5)).random(2)
out = [np.random.default_rng(s).random() for s in np.random.SeedSequence(5).spawn(2)]
out = np.random.SeedSequence(5).generate_state(3)
out = np.random.Generator(np.random.PCG64(4)).normal(size=2)
out = np.random.Generator(np.random.MT19937(4)).normal(size=2)
out = np.random.RandomState(np.random.MT19937(4)).normal(size=2)
out = np.random.RandomState(seed=4).rand(2)
out = np.random.default_rng(g) is g
out = [str(g), str(r)]
out = isinstance(g, np.random.Generator) and isinstance(r, np.random.RandomState)
out = np.random.default_rng(-1)
out = np.random.default_rng(1.5)
out = np.random.default_rng('a')
out = np.random.default_rng([1.5])
out = np.random.RandomState(-1)
idx = r.choice(4, 2, replace=False); out = np.array([[0, 1], [2, 3], [4, 5], [6, 7]])[idx]
out = r.randn(3, 4) * 0.01
out = np.random.RandomState(0).permutation(10)[:3]
from numpy.random import default_rng, randn; out = default_rng(1).normal() + 0 * randn()
import numpy.random as npr; out = npr.RandomState(1).rand()
"""


def described(x):
    if isinstance(x, (np.ndarray, np.generic)) and not isinstance(x, str):
        return {"type": type(x).__name__, "dtype": str(x.dtype), "shape": list(x.shape), "value": x.tolist()}
    return {"type": "str" if isinstance(x, str) else type(x).__name__, "value": str(x) if isinstance(x, str) else x}


def answer(program):
    scope = {}
    try:
        exec(SETUP + program, scope)
    except Exception as error:  # whatever it is, it is the answer
        return {"raises": type(error).__name__, "text": str(error)}
    return described(scope["out"])


lines = lambda text: text.strip().split("\n")
programs = [f"out = {name}.{call}" for name in "rg" for call in lines(BOTH)]
programs += [f"out = r.{call}" for call in lines(LEGACY)] + [f"out = g.{call}" for call in lines(MODERN)]
programs += lines(PROGRAMS)
recorded = ",\n".join(json.dumps([program, answer(program)]) for program in programs)
pathlib.Path(__file__).with_name("numpy-draws.json").write_text(f"[\n{recorded}\n]\n")
