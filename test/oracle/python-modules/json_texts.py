"""json."""
import json
from collections import OrderedDict, namedtuple


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


value = {"a": [1, 2.5, -0.0, 1e100, True, None], "b": {"c": "text \"quoted\" \n é \x01 😀"}, "empty": [{}, [], ()], 3: 1, None: 2, True: 3, 1.5: 4}
print(json.dumps(value))
print(json.dumps(value, indent=2))
print(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps([1, 2], indent="--"), json.dumps("x"), json.dumps(None), json.dumps((1, 2)))
print(json.dumps([float("inf"), float("-inf"), float("nan")]), json.dumps(10**30), json.dumps(OrderedDict(z=1)), json.dumps(namedtuple("P", "x y")(1, 2)))
print(json.dumps({"s": {1, 2}}, default=sorted), json.dumps({(1, 2): 3, "k": 1}, skipkeys=True), json.dumps([], indent=2), json.dumps([[1]], indent=0))
for text in [
    '{"a": [1, 2.5, -3e2, true, false, null], "b": {"c": "\\u00e9\\n\\ud83d\\ude00"}}',
    " [ ] ",
    "{}",
    "3",
    "-0",
    "-0.0",
    "1E3",
    '"text"',
    "[NaN, Infinity, -Infinity]",
    "123456789012345678901234567890",
    '{"a": 1, "a": 2}',
    "[1, [2, [3]]]",
]:
    print(json.loads(text))
for text in ["", "[1,]", "{'a': 1}", '{"a" 1}', "[1 2]", "nul", '"open', '{"a": 1,}', "1 2", "\n\n  x", '"\\x"', '"\t"', "[", '{"a":', '"\\u12"', "01"]:
    attempt(lambda: json.loads(text))
attempt(lambda: json.dumps({1, 2}))
attempt(lambda: json.dumps(object))
attempt(lambda: json.dumps({(1,): 2}))
attempt(lambda: json.dumps(float("nan"), allow_nan=False))
loop = []
loop.append(loop)
attempt(lambda: json.dumps(loop))
attempt(lambda: json.loads(3.5))
print(issubclass(json.JSONDecodeError, ValueError), json.loads("[1.5, 2]", parse_float=str, parse_int=float))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), json.loads(json.dumps(value)) == json.loads(json.dumps(value)))
