/** What NumPy and SciPy have and these have not is named where it is used. */
import { describe, expect, it } from 'vitest';
import { numpy } from '../../../../../core/languages/python/library/numpy/index.ts';
import { NUMPY_NAMES } from '../../../../../core/languages/python/library/numpy/names.ts';
import { run } from '../../script.ts';

describe('a name that is not there yet', () => {
  it.each([
    ['import numpy as np\nnp.save("a", [1])', 'numpy.save'],
    ['import numpy as np\nnp.load("a")', 'numpy.load'],
    ['import numpy as np\nnp.fft.fft([1])', 'numpy.fft'],
    ['from numpy.fft import rfft\nrfft([1])', 'numpy.fft.rfft'],
    ['import numpy as np\nnp.linalg.qr([[1]])', 'numpy.linalg.qr'],
    ['import numpy as np\nnp.polyfit([1], [1], 0)', 'numpy.polyfit'],
    ['from scipy.signal import convolve2d\nconvolve2d(1, 2)', 'scipy.signal.convolve2d'],
    ['from scipy import ndimage\nndimage.gaussian_filter(1, 2)', 'scipy.ndimage'],
    ['from scipy.stats import gamma\ngamma.pdf(1, 2)', 'scipy.stats.gamma'],
    ['from scipy.stats import norm\nnorm.ppf(0.5)', 'scipy.stats.norm.ppf'],
    ['from scipy.special import jv\njv(1, 2)', 'scipy.special.jv'],
  ])('%s', (text, name) => {
    const { problem } = run(`${text}\n`);
    expect(problem?.code).toBe('unsupported-function');
    expect(problem?.args.name).toBe(name);
    expect(problem?.at).toBeGreaterThan(0);
  });

  it('is one that NumPy has: what is here bears the names that NumPy gives', () => {
    const known = new Set(NUMPY_NAMES.numpy.trim().split(/\s+/));
    const others = Object.keys({ ...numpy.functions, ...numpy.constants }).filter((name) => !known.has(name));
    // Python's own names, old ones and modules are not among those that `from numpy import *` brings.
    expect(others.sort()).toEqual(['__version__', 'abs', 'bool8', 'lib', 'max', 'min', 'polynomial', 'round']);
  });
});

describe('a use that is not there yet', () => {
  it.each([
    ['np.linalg.svd([[1.0, 2.0], [3.0, 4.0]])', 'Singular vectors (`np.linalg.svd` with compute_uv=True)'],
    ["np.pad([1], 1, mode='mean')", "`np.pad` with mode='mean'"],
    ["np.quantile([1, 2], 0.5, method='hazen')", "Quantiles by method='hazen'"],
    ['np.gradient([1.0, 2.0, 4.0], edge_order=2)', '`np.gradient` with edge_order=2'],
    ['np.linalg.pinv([[1.0, 2.0], [2.0, 4.0]])', 'Pseudo-inverses of matrices without full rank'],
    ['np.zeros(3, dtype=np.complex128)', 'Arrays of `complex128`'],
    ['np.float16(1)', 'Arrays of `float16`'],
    ["np.histogram([1, 2], bins='auto')", "`np.histogram` with bins='auto'"],
  ])('%s', (text, construct) => {
    const { problem } = run(`import numpy as np\n${text}\n`);
    expect(problem?.code).toBe('unsupported');
    expect(problem?.args.construct).toBe(construct);
    expect(problem?.at).toBeGreaterThan(0);
  });
});
