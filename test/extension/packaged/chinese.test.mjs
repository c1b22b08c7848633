import { NEWEST } from '../host/install.mjs';
import { session, until, useWindow } from '../host/window.mjs';
import { examples } from '../ui/examples.mjs';

// The oldest takes its language from elsewhere.
const inNewest = session.host.version === NEWEST ? describe : describe.skip;

inNewest('in Chinese', () => {
  // As a language pack says it, but for VS Code's own texts.
  const prepare = (page) => page.addInitScript(() => (globalThis._VSCODE_NLS_LANGUAGE = 'zh-cn'));
  const window = useWindow({ files: examples('chain.js'), prepare });

  it('commands have their names', async () => {
    await window.goto(1);
    await window.command('GradLens: 计算梯度');
    await window.waitLines('values', (lines) => lines.some(({ after }) => after.length > 0));
  });

  it('hovers and the circuit speak it', async () => {
    await window.hoverAt(4, 7, /上游梯度 -4 × 局部梯度 1 = -4/);
    await window.page.keyboard.press('Escape');
    await window.command('GradLens: 显示计算线路');
    await until('the legend', () => window.webview().locator('body', { hasText: '下方为梯度' }).waitFor());
  });
});
