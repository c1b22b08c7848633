// Reads and drives a window of VS Code. Every wait is for a state, never for a time.
import { chromium } from 'playwright-core';
import { ensureBrowser } from './install.mjs';

const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  ...['--disable-component-update', '--force-color-profile=srgb', '--font-render-hinting=none'],
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

export async function launchBrowser() {
  const { executablePath, env } = await ensureBrowser();
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, args: FLAGS });
}

// What is not ours: requests for parts that code-server leaves out; on a busy machine, the built-in GitHub sign-in and
// VS Code's own saving of its settings; and in another language, the look-up of its own texts in a marketplace.
const ABSENT = /\/vsda\.js$|\/vsda_bg\.wasm$|favicon|\/serviceWorker\.js$/;
const ABSENT_LOGGED = new RegExp(
  [
    '\\[Service Worker\\] registration|Failed to load resource|A bad HTTP response code \\(404\\)',
    "provider 'github'|Aborted onWillSave|No extension gallery",
  ].join('|'),
);
// A service worker on the page's own origin answers what a webview loads from here.
const WEBVIEW_RESOURCES = /\.vscode-resource\.vscode-cdn\.net$/;

export class Workbench {
  /** What a user's console would show in red, failed requests, and requests that leave this machine. */
  problems = [];

  /** Opens a fresh window, with storage of its own. `prepare(page)` runs before it loads. `look`: Playwright's options. */
  async show(browser, address, prepare, look) {
    this.context = await browser.newContext({
      viewport: { width: 1400, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
      ...look,
    });
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(15_000);
    this.#watch(this.page);
    await prepare?.(this.page);
    await this.page.goto(address, { waitUntil: 'commit' });
    // The workbench's own mark: editors are restored, and nothing takes the focus any more.
    const started = () => performance.getEntriesByName('code/didStartWorkbench').length > 0;
    await this.page.waitForFunction(started, undefined, { polling: 30, timeout: 60_000 });
  }

  #watch(page) {
    page.on('console', (message) => {
      if (message.type() !== 'error' || ABSENT_LOGGED.test(message.text())) return;
      this.problems.push(`console: ${message.text().slice(0, 400)}`);
    });
    page.on('pageerror', (error) => this.problems.push(`page: ${error.message}`));
    page.on('response', (response) => {
      if (response.status() < 400 || ABSENT.test(response.url())) return;
      this.problems.push(`http ${response.status()}: ${response.url()}`);
    });
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (!/^(https?|wss?):$/.test(protocol) || hostname === '127.0.0.1' || WEBVIEW_RESOURCES.test(hostname)) return;
      this.problems.push(`request to ${hostname}`);
    });
  }

  async close() {
    await this.context?.close();
  }

  // ── doing ──

  /** Runs a command by its title in the palette. */
  async command(title) {
    await until(`command ${title}`, async () => {
      const input = await this.#openQuick('F1');
      await input.fill(`>${title}`);
      // The label is the title, then perhaps its keys.
      const labels = [`[aria-label=${JSON.stringify(title)}]`, `[aria-label^=${JSON.stringify(`${title}, `)}]`];
      await this.quick.locator(`.monaco-list-row:is(${labels})`).first().click({ timeout: 2000 });
    });
  }

  /** Opens a file of the folder by its name. */
  async open(name) {
    await until(`open ${name}`, async () => {
      const input = await this.#openQuick('Control+P');
      await input.fill(name);
      await this.quick.locator('.monaco-list-row', { hasText: name }).first().click({ timeout: 3000 });
      await this.page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor({ timeout: 3000 });
    });
  }

  /** Puts the cursor there (both from 1). */
  async goto(line, column = 1) {
    await until(`go to ${line}:${column}`, async () => {
      const input = await this.#openQuick('Control+G');
      await input.fill(`:${line}:${column}`, { timeout: 2000 });
      await input.press('Enter', { timeout: 2000 });
      await input.waitFor({ state: 'hidden', timeout: 2000 });
    });
  }

  /** Selects whole lines, from the start of the first to the end of the last. */
  async select(first, last = first) {
    await this.goto(first);
    for (let line = first; line < last; line++) await this.page.keyboard.press('Shift+ArrowDown');
    await this.page.keyboard.press('Shift+End');
  }

  /** Replaces a whole line's text, key by key. */
  async replaceLine(line, text) {
    await this.select(line);
    await this.page.keyboard.type(text);
  }

  async closeTab(name) {
    const tab = this.page.locator(`.tab[aria-label^=${JSON.stringify(name)}]`);
    await tab.locator('.tab-actions .action-label').click(); // its own button: the active group does not matter
    await tab.waitFor({ state: 'detached' });
  }

  /** The input box of quick open, the palette and the like; `key` opens it where it is not open. */
  async #openQuick(key) {
    const input = this.quick.locator('input[type=text]');
    if (!(await input.count())) await this.page.keyboard.press(key);
    await input.waitFor({ timeout: 2000 });
    return input;
  }

  // ── reading ──

  editor(name) {
    const group = name ? '' : '.editor-group-container.active ';
    const uri = name ? `[data-uri$="/${name}"]` : '';
    return this.page.locator(`${group}.editor-instance .monaco-editor${uri}`).first();
  }

  /** The rendered lines, from the top: `{ text, before, after, hints }`, the latter three lists of decorations' texts. */
  lines(editor = this.editor()) {
    return editor.evaluate(readLines);
  }

  /** Waits until `accept(lines)` is true, and returns the lines. */
  waitLines(what, accept, editor = this.editor()) {
    return until(what, async () => {
      const lines = await this.lines(editor);
      if (!accept(lines)) throw new Error(JSON.stringify(lines, null, 1));
      return lines;
    });
  }

  /** Shows the hover at a place by the keyboard, and returns its parts (one for each provider that answered). */
  async hoverAt(line, column) {
    await this.goto(line, column);
    await this.command('Show or Focus Hover');
    await this.hover.first().waitFor();
    return this.hover;
  }

  get hover() {
    return this.page.locator('.monaco-hover:visible .hover-contents');
  }
  /** Quick pick or input box. */
  get quick() {
    return this.page.locator('.quick-input-widget:visible');
  }
  tabs() {
    return this.page
      .locator('.editor-group-container .tab')
      .evaluateAll((tabs) => tabs.map((t) => t.dataset.resourceName));
  }
  statusbar(text) {
    return this.page.locator('.part.statusbar .statusbar-item', { hasText: text });
  }
  codeLens(text) {
    return this.page.locator('.codelens-decoration a', { hasText: text });
  }
  squiggles(severity = 'error') {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`);
  }
  /** Opens the Problems view, and returns its rows. */
  async problemsRows(text) {
    await this.command('Problems: Focus on Problems View');
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text });
  }
  /** Opens the notification centre (VS Code holds toasts back while it is tested), and returns its messages. */
  async notification(text) {
    await this.command('Notifications: Show Notifications');
    return this.page.locator('.notifications-center .notification-list-item-message', { hasText: text });
  }
  /** The content of an extension's webview. */
  webview(extension = 'gradlens.gradlens') {
    const outer = this.page.frameLocator(`iframe.webview[src*="extensionId=${extension}"]`).first();
    return outer.frameLocator('#active-frame');
  }
}

/** Repeats `attempt` until it does not throw. */
export async function until(what, attempt, ms = 15_000) {
  for (const end = performance.now() + ms; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw new Error(`timed out: ${what}\n${error.message.slice(0, 2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

/** In the page. A decoration's text is a pseudo element's, which only the computed style tells, with no-break spaces. */
function readLines(root) {
  const plain = (text) => text.replaceAll('\u00a0', ' ').replaceAll('\u200c', '');
  const pseudo = (element, which) => {
    const { content } = getComputedStyle(element, which);
    return /^"/.test(content) ? [plain(content.slice(1, -1).replace(/\\(["\\])/g, '$1'))] : [];
  };
  const lines = [...root.querySelectorAll('.view-lines > .view-line')].map((line) => {
    const spans = [...line.querySelectorAll('span[class]')].filter((span) => !/^mtk\d+$/.test(span.className));
    const hints = spans.filter((span) => /dyn-rule|inlay/i.test(span.className)).map((span) => plain(span.textContent));
    return {
      top: line.getBoundingClientRect().top,
      text: plain(line.textContent),
      before: spans.flatMap((span) => pseudo(span, '::before')),
      after: spans.flatMap((span) => pseudo(span, '::after')),
      hints: hints.filter((hint) => hint.trim()),
    };
  });
  return lines.sort((a, b) => a.top - b.top).map(({ top, ...line }) => line);
}
