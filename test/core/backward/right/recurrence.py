# A logistic map, unrolled; how much its start and its rate matter in the end.
r = 2.7
x0 = 0.35
steps = 4

states = [x0]
for k in range(steps):
    s = states[k]
    states.append(r * s * (1.0 - s))
final = states[steps]

dr = 0.0
dstate = 1.0
for k in range(steps - 1, -1, -1):
    s = states[k]
    dr += dstate * s * (1.0 - s)
    dstate = dstate * r * (1.0 - 2.0 * s)
dx0 = dstate
