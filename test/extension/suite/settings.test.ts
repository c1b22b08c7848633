import { assert } from 'chai';
import * as vscode from 'vscode';
import { DEFAULTS, KINDS, LiveSettings } from '../../../extension/settings.ts';
import { compute, eventually, extension, open, replace, set, shown, shows, snapshot, unset } from './editor.ts';

const CHAIN = 'const x = -2;\nconst y = 5;\nconst z = -4;\nconst q = x + y;\nconst f = q * z;\n';

describe('the settings', () => {
  afterEach(unset);

  it('are those of the manifest, with its types and defaults', () => {
    const { properties } = extension().packageJSON.contributes.configuration;
    const declared = Object.entries<Record<string, never>>(properties).map(([id, property]) => {
      const { type, items, default: standard, minimum, maximum } = property;
      const words = property.enum ?? (items as { enum?: string[] } | undefined)?.enum;
      const kind = { type, enum: words, minimum, maximum };
      return [id, { ...Object.fromEntries(Object.entries(kind).filter(([, v]) => v !== undefined)), standard }];
    });
    const known = Object.entries(KINDS).map(([key, kind]) => [
      `gradlens.${key}`,
      { ...kind, standard: DEFAULTS[key as keyof typeof DEFAULTS] },
    ]);
    assert.deepEqual(Object.fromEntries(declared), Object.fromEntries(known));
  });

  it('are frozen, and told when they change', async () => {
    const settings = new LiveSettings();
    const told = new Promise((resolve) => settings.onDidChange(resolve));
    assert.isFrozen(settings.now);
    await set('digits', 6);
    await told;
    assert.equal(settings.now.digits, 6);
    settings.dispose();
  });

  it('have their defaults where what stands there cannot be used', async () => {
    await set('run', 'sometimes');
    await set('digits', 1e6);
    const settings = new LiveSettings();
    assert.equal(settings.now.run, 'onType');
    assert.equal(settings.now.digits, 15);
    settings.dispose();
  });
});

const says = (editor: vscode.TextEditor, accept: (text: string) => boolean) =>
  eventually(async () => JSON.stringify(await shown(editor)), accept);
const isStale = (editor: vscode.TextEditor, expected: boolean) =>
  eventually(
    () => snapshot(editor),
    (now) => now?.stale === expected,
  );

describe('a setting takes effect at once:', () => {
  afterEach(async () => {
    await unset();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('digits', async () => {
    const editor = await open('const x = 3;\nconst f = x / 7;\n');
    await compute();
    await shows(editor, { 2: '0.4286 | ∂ 1' });
    await set('digits', 2);
    await shows(editor, { 2: '0.43 | ∂ 1' });
  });

  it('length', async () => {
    const editor = await open('const x = [1.25, 2.25, 3.25];\nconst f = x[0] * x[1] * x[2];\n');
    await compute();
    await set('maximalLength', 12);
    await shows(editor, { 1: '[1.25, … | ∂ [7.313, …' });
  });

  it('which lines', async () => {
    const text =
      'function f(a) {\n  let s = a;\n  for (let i = 0; i < 3; i++) {\n    s *= a;\n  }\n  return s;\n}\nf(2);\n';
    const editor = await open(text);
    editor.selection = new vscode.Selection(1, 2, 1, 2);
    await compute();
    const numbers = (expected: string) =>
      eventually(
        () => shown(editor),
        (lines) => Object.keys(lines).join() === expected,
      );
    await numbers('1,2,3,4,6');
    await set('lines', 'results');
    await numbers('2,4');
  });

  it('time', async () => {
    // Each step takes long enough for the time to be over before the steps are, on a fast machine, too.
    const editor = await open('let x = 1;\nfor (let i = 0; i < 10; i--) x += Math.sin(i) ** 1.5;\n');
    await set('timeLimit', 60);
    await compute();
    await says(editor, (text) => /Stopped after 60 ms/.test(text));
  });

  it('memory', async () => {
    const editor = await open('let x = 1.5;\nfor (let i = 0; i < 5000; i++) x = x * 1.01;\nconst f = x;\n');
    await set('memoryLimit', 2000);
    await compute();
    await says(editor, (text) => /Stopped/.test(text));
    await set('memoryLimit', undefined);
    await says(editor, (text) => !/Stopped/.test(text));
  });

  it('languages', async () => {
    const editor = await open(CHAIN);
    await compute();
    await set('languages', []);
    await eventually(
      () => snapshot(editor),
      (now) => now === undefined,
    );
    await set('languages', undefined);
    await compute();
    await shows(editor, { 5: '-12 | ∂ 1' });
  });

  it('run on command: old results are dim until then, or until the edit is undone', async () => {
    const editor = await open(CHAIN);
    await compute();
    await set('run', 'onCommand');
    await replace(editor, '5', '7');
    await isStale(editor, true);
    await shows(editor, { 5: '-12 | ∂ 1' });
    await replace(editor, '7', '5');
    await isStale(editor, false);
    await replace(editor, '5', '7');
    await vscode.commands.executeCommand('gradlens.computeAgain');
    await isStale(editor, false);
    await shows(editor, { 5: '-20 | ∂ 1' });
  });

  it('back to running while one types', async () => {
    const editor = await open(CHAIN);
    await compute();
    await set('run', 'onCommand');
    await replace(editor, '5', '7');
    await set('run', 'onType');
    await shows(editor, { 5: '-20 | ∂ 1' });
  });

  it('delay', async () => {
    const editor = await open(CHAIN);
    await compute();
    await set('delay', 300);
    const start = Date.now();
    await replace(editor, '5', '7');
    await shows(editor, { 5: '-20 | ∂ 1' });
    assert.isAtLeast(Date.now() - start, 290);
  });
});
