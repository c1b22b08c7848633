match command:
    case 1: pass
    case -1 | 2.5 | 1+2j: pass
    case "text": pass
    case None | True: pass
    case Color.RED: pass
    case [a, b, *rest]: pass
    case (a, b): pass
    case [x, _, *_]: pass
    case a, b: pass
    case {"k": v, 1: w, **others}: pass
    case {}: pass
    case Point(x=0, y=yy): pass
    case Point(1, p.q, z=3): pass
    case [Point() as p, int(n)] if n > 0: pass
    case (1 | 2) as k: pass
    case []: pass
    case *a, (b, c) if a or b: pass
    case 'x,:', : pass
    case (x): pass
match = 1
match[0]; match(x); case = 2
match x, y:
    case _: pass
match *x, y[0, 1]:
    case 1, : pass
match (x):
    case _:
        pass
type = 3
