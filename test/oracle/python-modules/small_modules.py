"""heapq, bisect, string, textwrap, pprint, os, sys, warnings, time, logging, argparse, inspect."""
import argparse
import bisect
import heapq
import inspect
import logging
import os
import os.path
import pprint
import string
import sys
import textwrap
import time
import warnings
from bisect import insort
from heapq import heapify, heappop, heappush
from os import path
from string import Template


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


heap = []
for x in [5, 3, 8, 1, 9.5, 2, 7]:
    heappush(heap, x)
    print(heap)
print(heappop(heap), heap, heapq.heappushpop(heap, 0), heapq.heappushpop(heap, 6), heapq.heapreplace(heap, 10), heap)
items = [9, 4, 7, 1, 8, 2, 6]
heapify(items)
print(items, [heappop(items) for _ in range(len(items))])
print(heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len), heapq.nlargest(9, [1]), heapq.nsmallest(0, [1]))
print(list(heapq.merge([1, 4], [2, 3], [])), list(heapq.merge([3, 1], [2], reverse=True)), list(heapq.merge(["a"], ["BB"], key=len)))
attempt(lambda: heappop([]))
attempt(lambda: heapq.heapreplace([], 1))
attempt(lambda: heappush((), 1))
attempt(lambda: heappush([1], "x"))
queue = [(2, "b"), (1, "z"), (1, "a")]
heapify(queue)
print([heappop(queue)[1] for _ in range(3)])

a = [1, 3, 3, 5]
print(bisect.bisect(a, 3), bisect.bisect_left(a, 3), bisect.bisect_right(a, 3), bisect.bisect_left(a, 9), bisect.bisect(a, 3, 0, 2))
insort(a, 4)
bisect.insort_left(a, 3)
bisect.insort_right(a, 0)
print(a, bisect.bisect_left([{"k": 1}, {"k": 3}], 2, key=lambda d: d["k"]))
attempt(lambda: bisect.bisect(a, 1, lo=-1))

print(string.ascii_lowercase, string.ascii_uppercase, string.ascii_letters == string.ascii_lowercase + string.ascii_uppercase)
print(string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
print(string.capwords("hello  wORLD again"), string.capwords("a-b", "-"))
t = Template("$name costs $$${price} at ${place}s")
print(t.substitute(name="X", price=3, place="shop"), t.safe_substitute({"name": "Y"}, price=1.5), t.template)
attempt(lambda: t.substitute(name=1))
attempt(lambda: Template("100$ x").substitute())

print(textwrap.dedent("""
    first
      second

    third
"""))
print(textwrap.indent("a\n\nb\n", "> "), textwrap.indent("a\n b", "--", lambda line: "b" in line), repr(textwrap.dedent("  x\n\ty")))

data = {"zeta": [1, 2, 3], "alpha": {"nested": "value", "other": (1,)}, "list": list(range(30)), "set": {3, 1, 2}}
pprint.pprint(data)
pprint.pprint([1, 2])
print(pprint.pformat({"b": 1, "a": 2}), pprint.pformat(("x" * 30, "y" * 30, "z" * 30)))
pprint.pp({"b": 1, "a": [("some text", i) for i in range(6)]}, width=40)
pprint.pprint({"k": [["deep", ["deeper" * 5, {"d" * 20: 1.5, 2: None}]], "tail" * 10]}, indent=2)

print(path.join("a", "b", "c.txt"), os.path.join("a/", "/b", "c"), path.join("", "x"), path.basename("/a/b.txt"), path.dirname("/a/b.txt"))
print(path.splitext("a/b.tar.gz"), path.splitext(".bashrc"), path.splitext("a.b/c"), path.split("/a/b/"), path.split("b"), path.dirname("/"))
print(path.normpath("a/./b/../c//d"), path.normpath("/../a"), path.normpath(""), path.isabs("/a"), path.isabs("a"), path.exists("surely/not/there"))
print(os.getenv("SURELY_NOT_SET"), os.getenv("SURELY_NOT_SET", "default"), os.environ.get("SURELY_NOT_SET", 3), os.sep, repr(os.linesep), os.name)
print(path.isfile("surely"), path.isdir("surely"), path.sep, os.fspath("x"), os.path.splitext("x.py")[1])
os.environ["SURELY_SET"] = "1"
print(os.environ["SURELY_SET"], os.getenv("SURELY_SET"), "SURELY_SET" in os.environ)

print(sys.maxsize, sys.float_info.max, sys.float_info.epsilon, sys.float_info.min, sys.float_info.dig, sys.version_info[:2], sys.version_info >= (3, 8))
print(sys.version_info.major, sys.byteorder, sys.maxunicode, sys.getdefaultencoding(), sys.intern("x"), len(sys.argv), sys.exc_info())
sys.setrecursionlimit(5000)
sys.stdout.write("written ")
sys.stdout.write("twice\n")
print("to stdout", file=sys.stdout, flush=True)
sys.stdout.flush()
try:
    sys.exit(3)
except SystemExit as error:
    print("exit", error.code, repr(error))
try:
    sys.exit()
except SystemExit as error:
    print(error.code)
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0].__name__)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("careful")
    warnings.warn("old", DeprecationWarning, stacklevel=2)
    warnings.warn(RuntimeWarning("made"))
print(len(caught), caught[0].message, caught[1].category.__name__, str(caught[2].message))
warnings.filterwarnings("ignore")
warnings.warn("not shown")
warnings.filterwarnings("ignore", category=UserWarning)
warnings.resetwarnings()
with warnings.catch_warnings():
    warnings.simplefilter("error")
    attempt(lambda: warnings.warn("raised"))
    attempt(lambda: warnings.warn("x", int))
warnings.simplefilter("ignore", DeprecationWarning)
warnings.warn("not shown either", DeprecationWarning)

start, begin = time.time(), time.perf_counter()
time.sleep(0.001)
print(time.time() > start > 1e9, time.perf_counter() - begin > 0, time.monotonic() >= 0, time.process_time() >= 0, time.time_ns() > 10**18, time.perf_counter_ns() > 0)
attempt(lambda: time.sleep(-1))

log = logging.getLogger(__name__)
log.info("not shown %d", 3)
log.debug("nor this")
logging.info("nor this")
log.setLevel(logging.ERROR)
log.warning("not this either")
print(log.name, log.isEnabledFor(logging.INFO), logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL, log.getEffectiveLevel())
print(logging.getLogger(__name__) is log, logging.getLevelName(20), logging.getLogger("a.b").getEffectiveLevel(), logging.getLogger().name)

parser = argparse.ArgumentParser(description="Trains.")
parser.add_argument("--lr", "-l", type=float, default=0.1, help="rate")
parser.add_argument("--batch-size", type=int, default="32")
parser.add_argument("--verbose", action="store_true")
parser.add_argument("--no-cuda", dest="cuda", action="store_false")
parser.add_argument("files", nargs="*")
parser.set_defaults(extra=1)
args = parser.parse_args([])
print(args.lr, args.batch_size, args.verbose, args.cuda, args.files, args.extra, vars(args)["lr"], args)
print(parser.parse_known_args([])[1], argparse.Namespace(a=1))


class Thing:
    """A thing."""

    def method(self):
        pass


print(inspect.isclass(Thing), inspect.isfunction(attempt), inspect.ismethod(Thing().method), inspect.isbuiltin(len), inspect.ismodule(os))
print(inspect.getdoc(Thing), inspect.isgenerator(x for x in []), inspect.isroutine(len), inspect.getmro(bool))
