import { instance } from '@viz-js/viz';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildCircuit, type CircuitOptions } from '../../core/circuit/build.ts';
import { Layout } from '../../core/circuit/layout.ts';
import type { RunRecord } from '../../core/record.ts';
import { explainGate, explanationText } from '../../media/explain.ts';
import { type RenderOptions, renderCircuit } from '../../media/render.ts';
import { escaped } from '../../media/svg.ts';
import { rules } from '../../media/theme.ts';
import { english } from '../../media/words.ts';
import { Sketch } from '../core/circuit/sketch.ts';
import { loop, neuron, patterns, product, staged, troubles } from '../core/circuit/sketches.ts';

let layout: Layout;
beforeAll(async () => {
  layout = new Layout(await instance());
});

function picture(record: RunRecord, options: RenderOptions = {}, groups: CircuitOptions = {}): string {
  const circuit = buildCircuit(record, groups);
  return renderCircuit(circuit, layout.place(circuit), options);
}

/** Every text of a picture, in order, without the marks around it. */
function texts(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs)].map(([, text]) => text.replace(/<[^>]*>/g, ''));
}

/** Throws unless every element is closed in its place and nothing but known entities stands in the text. */
function checkWellFormed(svg: string): void {
  const open: string[] = [];
  for (const [, closing, name, empty] of svg.matchAll(/<(\/?)([\w:-]+)(?:\s[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (closing === '/') expect(open.pop()).toBe(name);
    else if (empty !== '/') open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg.replace(/<\/?[\w:-]+(?:\s[\w:-]+="[^"<]*")*\s*\/?>/g, '')).not.toMatch(/[<]|&(?!(amp|lt|gt|quot|#39);)/);
}

describe('the picture', () => {
  test('has each value above its wire and each gradient below', () => {
    const svg = picture(product());
    expect(texts(svg)).toEqual([
      '-2',
      '∂ -4',
      '5',
      '∂ -4',
      '-4',
      '∂ 3',
      'q 3',
      '∂ -4',
      '-12',
      '∂ 1',
      'x',
      'y',
      'z',
      '+',
      '×',
      'f',
    ]);
    for (const [, value, gradient] of svg.matchAll(
      /gl-value" x="[\d.]+" y="([\d.]+)".*?gl-gradient" x="[\d.]+" y="([\d.]+)"/g,
    )) {
      expect(Number(value)).toBeLessThan(Number(gradient));
    }
  });

  test.each([product, neuron, staged, patterns, loop, troubles])('is well-formed: %o', (make) => {
    for (const standalone of [false, 'light', 'dark', 'contrast'] as const) {
      checkWellFormed(picture(make(), { standalone }, { open: ['loop', 'loop/before'] }));
    }
  });

  test('holds nothing that a strict content policy refuses', () => {
    const svg = picture(troubles());
    expect(svg).not.toMatch(/\sstyle=|<style|<script|\son\w+=|url\(|href/);
  });

  test('a file brings its own colours and needs nothing else', () => {
    const svg = picture(product(), { standalone: true });
    expect(svg).toContain('<style>');
    expect(svg).not.toContain('var(');
    expect(picture(product(), { standalone: 'dark' })).toContain('#1e1e1e');
    expect(svg).toContain('<title>');
  });

  test('every role of the rules has a colour', () => {
    for (const standalone of ['light', 'dark', 'contrast'] as const) {
      expect(picture(product(), { standalone })).not.toContain('undefined');
    }
    expect(rules).not.toMatch(/#[0-9a-f]{3,6}\b/i);
  });

  test('hostile names stay text', () => {
    const name = '</text><script>alert("1")</script>&\u0000\ud800\'';
    const s = new Sketch(`${name}(x)`);
    const x = s.input(name, 1);
    const svg = picture(s.done(s.call(`${name}(x)`, () => s.op('sin', [x], name, name))));
    expect(svg).not.toContain('<script');
    checkWellFormed(svg);
    expect(escaped(name)).toBe('&lt;/text&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;\ufffd\ufffd&#39;');
  });

  test('dead wires, kinks and what is not a number are marked, not by colour alone', () => {
    const svg = picture(troubles());
    expect(svg.match(/gl-gate gl-input gl-dead/g)).toHaveLength(2);
    expect(svg.match(/gl-kink/g)).toHaveLength(1);
    expect(svg.match(/class="gl-chip"/g)).toHaveLength(4);
    expect(texts(svg)).toEqual(expect.arrayContaining(['∂', 'NaN']));
    expect(picture(product())).not.toMatch(/gl-chip|gl-kink|gl-dead|gl-loud/);
  });

  test('a fork shows its sum at the stem and a contribution on each branch', () => {
    const found = texts(picture(staged()));
    expect(found.slice(0, 5)).toEqual(['∂ 0.5121', '∂ 1.583', '∂ -0.03576', '3', '∂ 2.06']);
  });

  test('a closed group says how much it holds', () => {
    expect(texts(picture(loop(20), {}, { closed: ['loop'] }))).toEqual(
      expect.arrayContaining(['▸ loop ×20', 'line 2 · 40 gates']),
    );
    expect(texts(picture(loop(20), {}, { open: ['loop'] }))).toContain('▾ loop ×20');
  });

  test('a value used everywhere is drawn as tags', () => {
    const svg = picture(loop(20), {}, { open: ['loop/before'] });
    expect(svg.match(/class="gl-tag"/g)).toHaveLength(20);
  });

  test('other words', () => {
    const words = { ...english, loop: '循环 ×{count}', line: '第 {line} 行' };
    const svg = picture(loop(20), { words }, { closed: ['loop'] });
    expect(texts(svg)).toEqual(expect.arrayContaining(['▸ 循环 ×20', '第 2 行 · 40 gates']));
  });

  test('other values change texts only: nothing moves', () => {
    const places = (svg: string) => [...svg.matchAll(/ (d|x|y|cx|cy|width|height)="([^"]*)"/g)].map(([, , at]) => at);
    expect(places(picture(product(7, 1e-9, -123.4)))).toEqual(places(picture(product())));
  });

  test('nothing to draw', () => {
    checkWellFormed(picture(new Sketch('').done(), { standalone: true }));
  });
});

describe('explanations', () => {
  test('the chain rule in numbers', () => {
    const circuit = buildCircuit(product());
    expect(explainGate(circuit, 4, english)).toEqual({
      title: 'f · ×',
      source: 'q * z',
      line: 'line 5',
      effect: english.swaps,
      value: '-12',
      gradient: '1',
      terms: [
        { name: 'q', value: '3', local: 'z = -4', flow: '1 × -4 = -4' },
        { name: 'z', value: '-4', local: 'q = 3', flow: '1 × 3 = 3' },
      ],
      notes: [],
    });
    expect(explanationText(explainGate(circuit, 0, english), english)).toBe('x · input\nline 1\nvalue -2\ngradient -4');
  });

  test('a fork, a kink and a gradient of 0 are said', () => {
    const notes = (record: RunRecord, label: string) => {
      const circuit = buildCircuit(record);
      return explainGate(
        circuit,
        circuit.gates.findIndex((gate) => gate.label === label),
        english,
      ).notes;
    };
    expect(notes(staged(), 'x')).toEqual(['∂ 2.06 = 0.5121 + 1.583 + (-0.03576)']);
    expect(notes(troubles(), '|x|')).toEqual(['No single derivative here: a corner: gradient 0']);
    expect(notes(patterns(), 'w')).toEqual([english.dead]);
  });
});
