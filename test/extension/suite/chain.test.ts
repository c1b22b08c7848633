import { assert } from 'chai';
import type { Site } from '../../../core/index.ts';
import { siteMarkdown } from '../../../extension/chain.ts';

const SITE: Site = {
  span: { start: 0, end: 1 },
  text: 'x',
  value: '-2',
  gradient: '-4',
  shape: [],
  look: undefined,
  occurrences: 1,
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
    const shown = text({ occurrences: 100, frame: [['loop', 4, 99]] });
    assert.include(shown, 'the last of 100 · iteration 100 of the loop in line 4');
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
});
