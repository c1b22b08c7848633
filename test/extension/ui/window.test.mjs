import assert from 'node:assert/strict';
import { useWindow } from '../host/window.mjs';

describe('the window', () => {
  const window = useWindow({ files: { 'plain.js': 'const x = 2;\nconst y = 3;\n' } });

  it('shows the file and nothing else', async () => {
    const expected = ['const x = 2;', 'const y = 3;', ''];
    await window.waitLines('the text', (lines) => {
      assert.deepEqual(
        lines.map(({ text }) => text),
        expected,
      );
      return true;
    });
    assert.deepEqual(await window.tabs(), ['plain.js']);
  });

  it('takes keys', async () => {
    await window.replaceLine(2, 'const y = 4;');
    await window.waitLines('the new line', (lines) => lines[1].text === 'const y = 4;');
  });
});
