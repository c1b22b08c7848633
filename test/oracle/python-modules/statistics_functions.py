"""statistics."""
import statistics
from statistics import StatisticsError, fmean, mean, median, mode, pstdev, pvariance, stdev, variance


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def close(x):
    return f"{x:.12g}"


ints, floats = [1, 2, 3, 4, 10], [2.5, 3.25, 5.5, 11.25, 11.75]
print(mean(ints), mean([1, 2]), mean(floats), mean([1, 2.5]), fmean(ints), fmean(floats, weights=[1, 2, 3, 4, 5]), mean([5]), mean(iter([1, 3])))
print(median(ints), median([1, 4, 2, 3]), statistics.median_low([1, 2, 3, 4]), statistics.median_high([1, 2, 3, 4]))
print(variance(ints), pvariance(ints), variance([1, 2, 3]), pvariance([1, 1]), close(variance(floats)), close(pvariance(floats)), close(variance(floats, 6)))
print(close(stdev(ints)), close(pstdev(floats)), close(stdev([1.5, 2.5])), close(pvariance(floats, mu=7)))
print(mode([1, 2, 2, 3]), mode("aabbb"), statistics.multimode([1, 1, 2, 2, 3]), statistics.multimode([]))
print(close(statistics.geometric_mean([1, 10, 100])), close(statistics.harmonic_mean([40, 60])), statistics.harmonic_mean([1, 0]), close(statistics.harmonic_mean([5, 10], weights=[1, 3])))
print([close(q) for q in statistics.quantiles(floats)], statistics.quantiles(ints, n=2), [close(q) for q in statistics.quantiles(floats, n=5, method="inclusive")])
print(close(statistics.covariance([1, 2, 3], [2, 4, 7])), close(statistics.correlation([1, 2, 3], [2, 4, 7])))
for attempted in [
    lambda: mean([]),
    lambda: fmean([]),
    lambda: median([]),
    lambda: mode([]),
    lambda: stdev([1]),
    lambda: variance([1]),
    lambda: pvariance([]),
    lambda: pstdev([]),
    lambda: statistics.geometric_mean([0, 1]),
    lambda: statistics.harmonic_mean([-1]),
    lambda: statistics.quantiles([1]),
    lambda: statistics.correlation([1, 1], [1, 2]),
    lambda: statistics.correlation([1], [1, 2]),
]:
    attempt(attempted)
print(issubclass(StatisticsError, ValueError))
