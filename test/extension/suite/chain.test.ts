import { assert } from 'chai';
import type { ArrayLook, Figures, Site, Use } from '../../../core/index.ts';
import { siteMarkdown } from '../../../extension/chain.ts';

const SITE: Site = {
  span: { start: 0, end: 1 },
  text: 'x',
  value: '-2',
  gradient: '-4',
  shape: [],
  look: undefined,
  ...{ occurrence: 1, occurrences: 1, history: undefined },
  frame: [],
  terms: [],
  uses: 0,
  gate: undefined,
  kink: undefined,
  entry: 0,
};

const USE = {
  consumer: 'q',
  span: { start: 4, end: 9 },
  line: 5,
  op: 'add',
  symbol: '+',
  gate: 'distributes',
  argument: 0,
  other: undefined,
  upstream: -4,
  local: 1,
  contribution: -4,
} as const;

const figures = (shape: number[], mean: number): Figures => ({
  ...{ shape, dtype: 'f64', elements: undefined },
  ...{ nans: 0, infinities: 0, numbers: 8, mean, least: 0, most: 2, norm: 3 },
});

const look = (mean: number): ArrayLook => ({
  figures: figures([2, 4], mean),
  sheet: { tile: [2, 4], across: 1, tiles: 1, of: 1, block: [1, 1], cells: new Float64Array(8), empty: undefined },
});

const PRODUCT: Use = {
  ...USE,
  ...{ op: 'matmul', symbol: '@', gate: 'transposes', argument: 1, other: 'X' },
  ...{ upstream: figures([3, 4], 0), local: undefined, contribution: figures([2, 4], 1) },
};

const ARRAY: Partial<Site> = {
  text: 'W',
  value: '[[1, 2, 0, 1],\n [1, 1, 1, 1]]',
  gradient: '[[0, 0, 0, 0],\n [1, 1, 1, 1]]',
  shape: [2, 4],
  look: { value: look(1), gradient: look(0.5) },
  terms: [PRODUCT],
  uses: 1,
};

const NEITHER = { value: false, gradient: false };

function text(site: Partial<Site>, onLine = NEITHER): string | undefined {
  return siteMarkdown(
    { ...SITE, ...site },
    {
      onLine,
      output: 'f',
      isDark: true,
      source: () => 'x + y',
      line: String,
      t: (sentence, ...args) => sentence.replace(/\{(\d)\}/g, (_, n) => String(args[n])),
    },
  );
}

describe("a hover's text", () => {
  it('says value, gradient and the use in numbers', () => {
    const shown = text({ terms: [USE], uses: 1 });
    assert.include(shown, '**`x`** = `-2`  \n`∂f/∂x` = `-4`');
    assert.include(shown, '- as `q = x + y` (line 5): upstream -4 × local 1 = **-4**');
  });

  it('leaves out what the line says', () => {
    const use = { terms: [USE], uses: 1 };
    const neither = text(use, { value: true, gradient: true });
    assert.equal(neither, '**`x`**\n\n- as `q = x + y` (line 5): upstream -4 × local 1 = **-4**');
    assert.include(text(use, { value: true, gradient: false }), '**`x`**  \n`∂f/∂x` = `-4`');
    assert.notInclude(text(use, { value: false, gradient: true }), '∂f/∂x');
    assert.include(text({ ...use, shape: [1] }, { value: true, gradient: true }), '**`x`** shape [1]');
  });

  it('says nothing when the line says all', () => {
    assert.isUndefined(text({}, { value: true, gradient: true }));
    assert.isDefined(text({ gradient: undefined }, { value: true, gradient: true }));
  });

  it('adds several uses up', () => {
    const uses = [USE, { ...USE, consumer: 'h * x', contribution: 3, upstream: 1.5, local: 2 }];
    const shown = text({ gradient: '-1', terms: uses, uses: 2 });
    assert.include(shown, '`∂f/∂x` = -4 + 3 = `-1`, the sum over its uses:');
    assert.include(shown, '- as `h * x` (line 5): upstream 1.5 × local 2 = **3**');
  });

  it('does not add up what it does not list', () => {
    const shown = text({ terms: [USE, USE], uses: 10 });
    assert.notInclude(shown, 'the sum');
    assert.include(shown, '- and 8 more uses');
  });

  it('names the occurrence', () => {
    const shown = text({ occurrence: 100, occurrences: 100, frame: [['loop', 4, 99]] });
    assert.include(shown, 'the last of 100 · iteration 100 of the loop in line 4');
    const chosen = text({ occurrence: 3, occurrences: 100, frame: [['loop', 4, 2]] });
    assert.include(chosen, '3 of 100 · iteration 3 of the loop in line 4');
  });

  it('has a table of all occurrences: the one that is shown stands out, and what is left out is dots', () => {
    const rows = [1, 2, 3, 50].map((occurrence) => ({
      occurrence,
      frame: [['call', 9, 0] as const, ['loop', 4, occurrence - 1] as const],
      value: `${2 * occurrence}`,
      gradient: occurrence === 1 ? undefined : '1',
    }));
    const course = { least: [2, 4], most: [3, 100], nans: [], above: [], below: [], at: 1 };
    const history = { rows, values: course, gradients: course };
    const shown = text({ occurrence: 3, occurrences: 50, history });
    assert.match(shown ?? '', /!\[How it went\]\(data:image\/svg\+xml,[^() ]+\)\n/);
    const table = ['| iteration | `x` | `∂f/∂x` |', '| --: | :-- | :-- |', '| 1 | `2` |  |', '| 2 | `4` | `1` |'];
    table.push('| **▸ 3** | **`6`** | **`1`** |', '| ⋮ | ⋮ | ⋮ |', '| 50 | `100` | `1` |');
    assert.include(shown, table.join('\n'));
  });

  it('tells rows apart by all that differs, or by their own number', () => {
    const row = (occurrence: number, frame: Site['frame']) => ({ occurrence, frame, value: '1', gradient: undefined });
    const course = { least: [1, 1], most: [1, 1], nans: [], above: [], below: [], at: 0 };
    const table = (...rows: Parameters<typeof row>[]) =>
      text({
        occurrences: 2,
        history: { rows: rows.map((args) => row(...args)), values: course, gradients: undefined },
      });
    const nested = table(
      [
        1,
        [
          ['loop', 2, 0],
          ['loop', 3, 4],
        ],
      ],
      [
        2,
        [
          ['loop', 2, 1],
          ['loop', 3, 0],
        ],
      ],
    );
    assert.include(nested, '| line 2 · line 3 | `x` |\n| --: | :-- |\n| **▸ 1 · 5** | **`1`** |\n| 2 · 1 | `1` |');
    assert.include(table([1, [['call', 2, 0]]], [2, [['call', 5, 0]]]), '| # | `x` |');
    assert.include(table([1, [['call', 2, 0]]], [2, [['call', 2, 1]]]), '| call | `x` |');
  });

  it('says that there is no gradient', () => {
    assert.include(text({ gradient: undefined }), 'no gradient');
  });

  it('explains a kink with both slopes', () => {
    const shown = text({ kink: { convention: 'ties share the gradient', slopes: [[0, 1]], elements: undefined } });
    assert.include(shown, 'ties share the gradient');
    assert.include(shown, '0 from the left, 1 from the right');
  });

  it('shows long values as blocks, and lets no code out of its fences', () => {
    const shown = text({ text: '`a` + b', value: '[1,\n 2]', gradient: '[3,\n 4]', shape: [2] });
    assert.include(shown, '```text\n[1,\n 2]\n```');
    assert.include(shown, '**`` `a` + b ``**');
  });

  it('shows an array by statistics, a picture, what each use makes of the gradient, and its numbers last', () => {
    const shown = text(ARRAY);
    assert.match(shown ?? '', /^\*\*`W`\*\* `f64\[2,4\]` mean 1 · range 0 … 2 · ‖·‖ 3 {2}\n`∂f\/∂W` mean 0.5/);
    assert.match(shown ?? '', /!\[Heat map\]\(data:image\/svg\+xml,[^() ]+\)\n/);
    assert.include(shown, 'as `q = x + y` (line 5): upstream [3,4] ‖·‖ 3 → `Xᵀ @ ∂q` → **[2,4] ‖·‖ 3**');
    assert.isAbove(shown?.indexOf('```text\n[[1, 2') ?? -1, shown?.indexOf('as `q') ?? Number.NaN);
  });

  it('adds arrays up by their means', () => {
    assert.include(text({ ...ARRAY, terms: [PRODUCT, PRODUCT], uses: 2 }), 'of the means: 1 + 1 = `0.5`');
    const few = { ...figures([2], 1), elements: [1, 2] };
    const site = {
      ...ARRAY,
      look: { value: { figures: few, sheet: undefined }, gradient: { figures: few, sheet: undefined } },
    };
    const terms = [PRODUCT, PRODUCT].map((use) => ({ ...use, contribution: few }));
    assert.include(text({ ...site, terms, uses: 2 }), '`∂f/∂W` = [1, 2] + [1, 2] = `[1, 2]`, the sum over its uses:');
  });

  it('says in each way what becomes of a gradient', () => {
    const said = (change: Partial<Use>) => text({ ...ARRAY, terms: [{ ...PRODUCT, ...change }], uses: 1 });
    assert.include(said({ argument: 0, other: 'A.T' }), '→ `∂q @ (A.T)ᵀ` →');
    assert.include(said({ other: undefined }), '→ times the other argument, transposed →');
    assert.include(said({ gate: 'swaps', other: 'b' }), '→ times `b`, summed over what was broadcast →');
    assert.include(said({ gate: 'distributes', op: 'sub' }), '→ negated, summed over what was broadcast →');
    assert.include(said({ contribution: undefined }), 'upstream [3,4] ‖·‖ 3, but the gradient stops here');
    assert.include(said({ contribution: 0.5 }), '→ **0.5**');
  });

  it('says at how many elements there is a kink', () => {
    const kink = { convention: 'ties share the gradient', slopes: [], elements: 3 };
    assert.include(text({ ...ARRAY, kink }), 'There is no single slope at 3 elements; the convention is: ties share');
  });
});
