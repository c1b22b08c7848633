import { describe, expect, it } from 'vitest';
import { type InputValues, inspect, prepare } from '../../../core/index.ts';
import { checkByDifferences, host, inputsOf, inspected, LANGUAGES, type Programs, plain, requestOf } from './chosen.ts';

const POWER: Programs = {
  javascript: ['const n = 3;', 'const x = 2;', 'const w = [1, -2];', 'const y = w[0] * x ** n + w[1] * x;'],
  python: ['n = 3', 'x = 2.0', 'w = [1.0, -2.0]', 'y = w[0] * x ** n + w[1] * x'],
};

const CALLED: Programs = {
  javascript: ['function f(x, k = 3) {', '  x = x * k;', '  return x * x;', '}', 'f(2);'],
  python: ['def f(x, k=3.0):', '    x = x * k', '    return x * x', 'f(2.0)'],
};
const BODY = { javascript: CALLED.javascript.slice(0, 4).join('\n'), python: CALLED.python.slice(0, 3).join('\n') };

describe.each(LANGUAGES)('inputs that a request chooses, in %s', (language) => {
  it('takes numbers where an expression that cannot be used was chosen before', () => {
    for (const x of ['2 +', 'unknown(2)']) {
      const request = requestOf(language, POWER[language], { inputs: { x }, values: { x: 3, w: [2, 0] } });
      const { error, inputs } = inspect(request, host).summary;
      expect(error).toBeNull();
      expect(inputs[0]).toMatchObject({ name: 'x', value: 3, gradient: 2 * 3 * 3 ** 2, source: 'chosen' });
    }
    const without = inspect(requestOf(language, POWER[language], { inputs: { x: '2 +' } }), host).summary;
    expect(without.error).toMatchObject({ code: 'input-invalid' });
  });

  it('draws other random numbers for inputs of other names, the same in each run', () => {
    const draws = language === 'python' ? ['np.random.randn()', 'random.random()'] : ['Math.random()'];
    for (const draw of draws) {
      const choices = { inputs: { x: draw, w: `[${draw}, 1]` } };
      const drawn = () => inspected(language, POWER[language], choices).inputs.map(({ value }) => plain(value));
      const [x, [w]] = drawn() as [number, [number]];
      expect(x).not.toBe(w);
      expect(drawn()).toEqual([x, [w, 1]]);
    }
  });

  it('lists what is bound to numbers and not differentiated', () => {
    const { inputs, constants } = inspected(language, POWER[language]);
    expect(inputs.map(({ name }) => name)).toEqual(['x', 'w']);
    expect(constants).toMatchObject([
      { name: 'n', value: 3, gradient: null, shape: [], source: 'code', original: '3' },
    ]);
    expect(constants[0].span).toEqual({
      start: POWER[language][0].indexOf('n ='),
      end: POWER[language][0].indexOf('n =') + 1,
    });
  });

  it('differentiates a constant when told to', () => {
    const summary = checkByDifferences(requestOf(language, POWER[language], { also: ['n'] }));
    expect(summary.constants).toEqual([]);
    expect(inputsOf(summary).n).toEqual([3, 8 * Math.log(2)]);
  });

  it('does not differentiate what is excepted, and lists it', () => {
    const summary = checkByDifferences(requestOf(language, POWER[language], { except: ['w'] }));
    expect(inputsOf(summary)).toEqual({ x: [2, 10] });
    expect(summary.constants.map(({ name, value, gradient }) => [name, plain(value), gradient])).toEqual([
      ['n', 3, null],
      ['w', [1, -2], null],
    ]);
  });

  it('lists what is not among the names of `wrt`, and passes over the other choices there', () => {
    const choices = { wrt: ['x'], also: ['n'], except: ['x'] };
    const summary = checkByDifferences(requestOf(language, POWER[language], choices));
    expect(inputsOf(summary)).toEqual({ x: [2, 10] });
    expect(summary.constants.map(({ name }) => name)).toEqual(['n', 'w']);
  });

  it('says of an asked for input that does not matter that its gradient is 0', () => {
    const lines = [...POWER[language], language === 'python' ? 'k = 7' : 'const k = 7;'];
    expect(inputsOf(inspected(language, lines, { of: 'y', also: ['k'] })).k).toEqual([7, 0]);
  });

  it('lists what is computed when told to, and leaves what it is computed from as it is', () => {
    const lines =
      language === 'python'
        ? ['x = 2.0', 'q = x * x', 'y = q * 3']
        : ['const x = 2;', 'const q = x * x;', 'const y = q * 3;'];
    expect(inputsOf(inspected(language, lines, { also: ['q'] }))).toEqual({ x: [2, 12], q: [4, 3] });
    expect(inputsOf(inspected(language, lines, { also: ['q'], values: { q: 5 } }))).toEqual({ q: [5, 3] });
  });

  it('tells that there is no such name', () => {
    const { error, output } = inspected(language, POWER[language], { also: ['q'] });
    expect(error).toMatchObject({ code: 'name-unknown', args: { name: 'q' } });
    expect(output?.value).toBe(4);
    expect(inspected(language, POWER[language], { except: ['q'] }).error).toBeNull();
  });

  it('excepts parameters', () => {
    const region = BODY[language];
    const summary = checkByDifferences(requestOf(language, CALLED[language], { region, except: ['k'] }));
    expect(inputsOf(summary)).toEqual({ x: [2, 36] });
    expect(summary.constants).toMatchObject([{ name: 'k', value: 3, gradient: null }]);
  });

  it('gives a parameter its chosen value once, not where the body binds its name again', () => {
    const region = BODY[language];
    const request = requestOf(language, CALLED[language], { region, values: { x: 5 } });
    expect(checkByDifferences(request).output?.value).toBe(225);
    const chosen = inspected(language, CALLED[language], { region, inputs: { x: '5.0' }, wrt: ['x'] });
    expect(chosen.output?.value).toBe(225);
    expect(inputsOf(chosen)).toEqual({ x: [5, 90] });
  });
});

describe.each(LANGUAGES)('numbers for inputs, in %s', (language) => {
  it('go before expressions and the text, also for constants', () => {
    const values = { x: -1.5, n: 2 };
    const summary = checkByDifferences(requestOf(language, POWER[language], { values, inputs: { x: '9.0' } }));
    expect(summary.output?.value).toBe(5.25);
    expect(summary.inputs).toMatchObject([
      { name: 'x', source: 'chosen', original: language === 'python' ? '2.0' : '2' },
      { name: 'w' },
    ]);
    expect(summary.constants).toMatchObject([{ name: 'n', value: 2, source: 'chosen', original: '3' }]);
  });

  it('give a value to names that have none', () => {
    const lines = language === 'python' ? ['y = a * a * b[1]'] : ['const y = a * a * b[1];'];
    const values = { a: 3, b: [1, 2] };
    const summary = checkByDifferences(requestOf(language, lines, { values }));
    expect(summary.output?.value).toBe(18);
    expect(inputsOf(summary)).toEqual({
      a: [3, 12],
      b: [
        [1, 2],
        [0, 9],
      ],
    });
  });

  it('are the same for a program that is prepared once, whatever was given before', () => {
    const lines = language === 'python' ? [...POWER.python, 'z = y * a'] : [...POWER.javascript, 'const z = y * a;'];
    const request = requestOf(language, lines);
    const prepared = prepare(request, host);
    const given: (InputValues | undefined)[] = [
      undefined,
      { a: 2 },
      { a: 3, x: 1 },
      { x: 1 },
      { a: 2, n: 2 },
      {},
      { b: 1 },
      { a: 4, n: 1, w: [3, 4] },
    ];
    for (const values of given)
      expect(prepared.run(values).summary).toEqual(inspect({ ...request, values }, host).summary);
  });

  it('let an inspected function run that asked for its parameters', () => {
    const lines = CALLED[language].slice(0, -1);
    const request = requestOf(language, lines, { region: BODY[language] });
    const prepared = prepare(request, host);
    expect(prepared.run().summary).toMatchObject({ missing: ['x'], error: { code: 'input-needed' } });
    expect(prepared.run({ x: 2 }).summary).toMatchObject({ missing: [], error: null, output: { value: 36 } });
    expect(prepared.run({ k: 2 }).summary).toMatchObject({ missing: ['x'] });
    expect(inputsOf(prepared.run({ k: 2, x: 1 }).summary)).toEqual({ x: [1, 8], k: [2, 4] });
  });
});

describe.each(LANGUAGES)('what an input has in the code, in %s', (language) => {
  const comment = language === 'python' ? '#' : '//';
  it('is an initialiser, an argument or an expression of a directive', () => {
    const region = BODY[language];
    expect(inspected(language, CALLED[language], { region, values: { x: 1, k: 1 } }).inputs).toMatchObject([
      { name: 'x', original: language === 'python' ? '2.0' : '2' },
      { name: 'k', original: language === 'python' ? '3.0' : '3' },
    ]);
    const directed = [`${comment} gradlens: x = 4 + 1`, ...POWER[language]];
    expect(inspected(language, directed, { values: { x: 1 } }).inputs[0]).toMatchObject({
      original: '4 + 1',
      source: 'chosen',
    });
  });
});
