"""Verifies right/expected.json for the Python programs: each gradient that is listed there is compared with central
differences of the loss, found by NumPy alone. Prints what does not agree, and how many do.

    python3 test/core/backward/verify-right.py [FILE…]

The program is run again and again with one number of one variable nudged after one of its bindings (or writes); a gradient
is verified if it is that of the loss by the variable after one of them. Of a function that is called several times, the
gradient of one call has to be.
"""
import ast
import contextlib
import copy
import io
import json
import pathlib
import sys
import warnings

import numpy as np

FOLDER = pathlib.Path(__file__).parent / 'right'
TOLERANCE = 2e-6


class Nudged(ast.NodeTransformer):
    """After whatever binds or writes one of the variables, the variable goes through `nudge__`."""

    def __init__(self, variables):
        self.variables = variables

    def after(self, statement, written):
        texts = [text for text in map(ast.unparse, written) if text in self.variables]
        return [statement, *(ast.parse(f'{text} = nudge__({text!r}, {text})').body[0] for text in texts)]

    def visit_Assign(self, statement):
        return self.after(statement, [root for target in statement.targets for root in roots(target)])

    def visit_AugAssign(self, statement):
        return self.after(statement, roots(statement.target))

    def visit_Expr(self, statement):
        match statement.value:
            case ast.Call(func=ast.Attribute(value=owner, attr='append')):
                return self.after(statement, [owner])
        return statement

    def visit_FunctionDef(self, function):
        self.generic_visit(function)
        names = [parameter.arg for parameter in function.args.args if parameter.arg in self.variables]
        function.body[:0] = [ast.parse(f'{name} = nudge__({name!r}, {name})').body[0] for name in names]
        return function


def roots(target):
    """The variables that a target binds or writes into, as expressions."""
    if isinstance(target, (ast.Tuple, ast.List)):
        return [root for element in target.elts for root in roots(element)]
    if isinstance(target, ast.Subscript) and not isinstance(target.slice, ast.Constant):
        return roots(target.value)
    return [target]


class Program:
    def __init__(self, text, loss, gradients):
        tree = Nudged({gradient['of'] for gradient in gradients}).visit(ast.parse(text))
        self.code = compile(ast.fix_missing_locations(tree), 'program', 'exec')
        self.loss = loss
        self.gradients = gradients

    def run(self, nudge=None):
        """Returns the loss, how often each variable went through, and what its gradients are: one a call."""
        counts, seen = {}, [[] for _ in self.gradients]

        def nudged(name, value):
            counts[name] = counts.get(name, -1) + 1
            if nudge is None or nudge[:2] != (name, counts[name]):
                return value
            return moved(value, *nudge[2:])

        def watch(frame, event, _):
            if event != 'return' or frame.f_code.co_filename != 'program':
                return
            for gradient, values in zip(self.gradients, seen):
                if gradient.get('within', '<module>') == frame.f_code.co_qualname:
                    with contextlib.suppress(NameError):
                        value = eval(gradient['name'], frame.f_globals, frame.f_locals)
                        values.append(copy.deepcopy(value))

        names = {'nudge__': nudged, '__name__': '__main__'}
        with contextlib.redirect_stdout(io.StringIO()):
            if nudge is None:
                sys.setprofile(watch)
            try:
                # A program may check itself at its end, and fails there when it is nudged.
                with contextlib.suppress(AssertionError):
                    exec(self.code, names)
            finally:
                sys.setprofile(None)
            return float(np.sum(eval(self.loss, names))), counts, seen

    def slopes(self, name, occurrence, element, h=1e-5):
        """From the left, centred, from the right."""
        low, here, high = (self.run((name, occurrence, element, step))[0] for step in (-h, 0.0, h))
        return (here - low) / h, (high - low) / (2 * h), (high - here) / h


def moved(value, element, step):
    """Another value, with one number of it changed; an IndexError where it has no such number."""
    if isinstance(value, float):
        if element > 0:
            raise IndexError
        return value + step
    if isinstance(value, np.ndarray):
        result = value.copy()
        result.flat[element] += step
        return result
    result = copy.deepcopy(value)
    for holder, index in places(result):
        if element == 0:
            holder[index] += step
            return result
        element -= 1
    raise IndexError


def places(value):
    for index, item in enumerate(value):
        if isinstance(item, list):
            yield from places(item)
        else:
            yield value, index


def agrees(hand, slopes, gradient):
    left, centred, right = (slope * gradient['factor'] for slope in slopes)
    if gradient.get('verdict') == 'kink':
        tolerance = 1e-3 * max(1.0, abs(left), abs(right))
        return min(left, right) - tolerance <= hand <= max(left, right) + tolerance
    return abs(hand - centred) <= TOLERANCE * max(1.0, abs(hand), abs(centred))


def has_kink(slopes):
    left, _, right = slopes
    return abs(left - right) > 1e-3 * max(abs(left), abs(right), 1e-3)


def matches(program, gradient, hand, occurrence):
    hand = np.asarray(hand, dtype=float).ravel()
    kinks = 0
    for element, value in enumerate(hand):
        try:
            slopes = program.slopes(gradient['of'], occurrence, element)
        except (IndexError, TypeError, ValueError):
            return False
        if not agrees(value, slopes, gradient):
            return False
        kinks += has_kink(slopes)
    return kinks > 0 if gradient.get('verdict') == 'kink' else True


def verified(program, gradient, counts, calls):
    occurrences = range(counts.get(gradient['of'], -1), -1, -1)
    return any(matches(program, gradient, hand, n) for hand in calls for n in occurrences)


def main(chosen):
    warnings.simplefilter('ignore')
    expected = json.loads((FOLDER / 'expected.json').read_text())
    good = bad = 0
    for file, entry in expected.items():
        if not file.endswith('.py') or (chosen and file not in chosen):
            continue
        text = (FOLDER / file).read_text() + '\n' + entry.get('driver', '')
        program = Program(text, entry['loss'], entry['gradients'])
        _, counts, seen = program.run()
        for gradient, calls in zip(entry['gradients'], seen):
            if verified(program, gradient, counts, calls):
                good += 1
            else:
                bad += 1
                print(f"{file}: {gradient['name']} of {gradient['of']}: {len(calls)} values, none agrees")
    print(f'{good} gradients agree, {bad} do not')
    return bad > 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
