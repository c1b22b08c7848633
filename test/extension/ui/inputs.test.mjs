import assert from 'node:assert/strict';
import { until, useWindow } from '../host/window.mjs';
import { examples, notes } from './examples.mjs';

const COMPUTE = 'GradLens: Compute Gradients';

describe('inputs that nothing gives a value to', () => {
  const window = useWindow({ files: examples('function.js') });
  const input = () => window.quick.locator('input[type=text]');
  const step = (text) => window.quick.locator('.quick-input-title', { hasText: text }).waitFor();
  const offered = (value) => until('what is offered', async () => assert.equal(await input().inputValue(), value));
  const answer = async (...values) => {
    for (const [i, value] of values.entries()) {
      await step(`${i + 1}/3`);
      await input().fill(value);
      await window.page.keyboard.press('Enter');
    }
  };
  const note = (lines) => notes(lines)['const score = weight * x + bias;'];

  it('are asked for in one go', async () => {
    await window.goto(9, 5); // in neuron()
    await window.command(COMPUTE);
    await step('1/3');
    await input().fill('2');
    await window.page.keyboard.press('Enter');
    await step('2/3');
  });

  it('are told to be unusable while they are typed', async () => {
    await input().fill('3 +');
    const told = window.quick.locator('.monaco-list-row', { hasText: 'cannot be used' });
    await told.waitFor();
    await window.page.keyboard.press('Enter'); // stays
    await told.waitFor();
    await step('2/3');
    await input().fill('3 - 6');
  });

  it('are offered again after the form was left', async () => {
    await window.page.keyboard.press('Enter');
    await step('3/3');
    await window.page.keyboard.press('Escape');
    await window.waitLines('what is lacking', (lines) =>
      Object.values(notes(lines)).some((text) => /Choose a value/.test(text)),
    );
    await window.command(COMPUTE);
    await step('1/3');
    await offered('2');
    await window.page.keyboard.press('Enter');
    await step('2/3');
    await offered('3 - 6');
    await window.page.keyboard.press('Enter');
    await step('3/3');
    await input().fill('6');
    await window.page.keyboard.press('Enter');
    await window.waitLines('values', (lines) => note(lines) === '0 ∂ 0.25');
  });

  it('are remembered', async () => {
    await window.command('GradLens: Clear');
    await window.waitLines('cleared', (lines) => note(lines) === undefined);
    await window.command(COMPUTE);
    await window.waitLines('values', (lines) => note(lines) === '0 ∂ 0.25');
  });

  it('can be changed', async () => {
    await window.command('GradLens: Change Inputs');
    await answer('2', '-3', '7');
    await window.waitLines('values', (lines) => note(lines) === '1 ∂ 0.1966');
    await window.command('GradLens: Change Inputs');
    await answer('2', '-3', '6');
    await window.waitLines('values', (lines) => note(lines) === '0 ∂ 0.25');
  });

  it('offers what was answered earlier', async () => {
    await window.command('GradLens: Change Inputs');
    await answer('2', '-3');
    await step('3/3');
    await window.quick.locator('.monaco-list-row', { hasText: /^7/ }).click();
    await window.waitLines('values', (lines) => note(lines) === '1 ∂ 0.1966');
    await window.command('GradLens: Change Inputs');
    await answer('2', '-3', '6');
    await window.waitLines('values', (lines) => note(lines) === '0 ∂ 0.25');
  });

  it('lets one choose when a file has only functions', async () => {
    await window.goto(1, 1);
    await window.command(COMPUTE);
    await window.quick.locator('.monaco-list-row', { hasText: 'neuron' }).click();
    await window.waitLines('values', (lines) => note(lines) === '0 ∂ 0.25');
  });
});
