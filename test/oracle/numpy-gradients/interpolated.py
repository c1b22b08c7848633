# d area / d heights, at
import numpy as np

heights = np.array([0.0, 1.0, 0.5, 2.0])
at = np.array([0.3, 1.6, 2.25])
knots = np.arange(4)
between = np.interp(at, knots, heights)
area = np.trapz(heights, knots) + between.sum() + np.gradient(heights)[1]
