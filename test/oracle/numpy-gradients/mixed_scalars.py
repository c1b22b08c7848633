# d loss / d x, s
# Elements taken out as numbers, arrays built of numbers, functions of the math module between them.
import math
import numpy as np

x = np.array([0.5, 1.5, -0.5])
s = 0.7
theta = float(x[0]) * s
R = np.array([[math.cos(theta), -math.sin(theta)], [math.sin(theta), math.cos(theta)]])
moved = R @ x[1:]
total = sum(moved) + max(x) + abs(x).sum()
parts = [x[i] * s**i for i in range(len(x))]
loss = total * np.mean(parts) + np.array(parts).max() + sum(p.item() for p in moved)
