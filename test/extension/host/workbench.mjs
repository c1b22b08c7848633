// Reads and drives a window of VS Code. Every wait is for a state, never for a time.
import path from 'node:path';
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

/** So long a state is waited for: on a machine that has much else to do, too. */
const PATIENCE = 60_000;
/** So long one attempt of several may take. */
const ATTEMPT = 5_000;

// Parts that code-server leaves out.
const ABSENT = /\/vsda\.js$|\/vsda_bg\.wasm$|favicon|\/serviceWorker\.js$/;
const ABSENT_LOGGED = /\[Service Worker\] registration|Failed to load resource|A bad HTTP response code \(404\)/;
// A service worker on the page's own origin answers what a webview loads from here.
const WEBVIEW_RESOURCES = /\.vscode-resource\.vscode-cdn\.net$/;
// Of this extension: its name or its files. Folders of tests have the name in theirs, too.
const root = path.resolve(import.meta.dirname, '../../..');
const isOurs = (text) => {
  const said = decodeURIComponent(text.replace(/%(?![\dA-F]{2})/gi, '')).replace(/gradlens-(folder|code)-/g, '');
  return /gradlens/i.test(said) || said.includes(path.join(root, 'dist')) || said.includes(path.join(root, 'media'));
};

export class Workbench {
  /** What a user's console would show in red, failed requests, and requests that leave this machine: of GradLens. */
  problems = [];
  /** The same of VS Code's own, whose built-in extensions and timers differ from machine to machine. */
  remarks = [];

  /** Opens a fresh window, with storage of its own. `prepare(page)` runs before it loads. `look`: Playwright's options. */
  async show(browser, address, prepare, look) {
    this.context = await browser.newContext({
      viewport: { width: 1400, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
      ...look,
    });
    [this.problems, this.remarks] = [[], []];
    this.page = await this.context.newPage();
    this.page.setDefaultTimeout(PATIENCE);
    this.#watch(this.page);
    await prepare?.(this.page);
    this.address = address;
    await this.#load(address);
  }

  /**
   * Leaves the window, and comes back to it: as when it is loaded anew. First waits until the window has written down
   * what matches `kept`, which it does every few seconds. `meanwhile()` runs while it is not there.
   */
  async reload(kept, meanwhile) {
    await until(`${kept} to be written down`, async () => {
      const texts = await this.page.evaluate(readKept);
      if (!texts.some((text) => kept.test(text)))
        throw new Error(texts.filter((text) => /gradlens/.test(text)).join('\n'));
    });
    await this.page.goto('about:blank');
    await meanwhile?.();
    const again = new URL(this.address);
    // Where a file is to be opened, nothing is restored.
    const payload = JSON.parse(again.searchParams.get('payload')).filter(([name]) => name !== 'openFile');
    again.searchParams.set('payload', JSON.stringify(payload));
    await this.#load(again.href);
  }

  async #load(address) {
    await this.page.goto(address, { waitUntil: 'commit', timeout: 120_000 });
    // The workbench's own mark: editors are restored, and nothing takes the focus any more.
    const started = () => performance.getEntriesByName('code/didStartWorkbench').length > 0;
    await this.page.waitForFunction(started, undefined, { polling: 30, timeout: 120_000 });
  }

  #watch(page) {
    const note = (text, isOwn = isOurs(text)) => {
      if (isOwn) this.problems.push(text.slice(0, 400));
      else if (!ABSENT_LOGGED.test(text)) this.remarks.push(text.slice(0, 400));
    };
    page.on('console', (message) => {
      if (message.type() === 'error')
        note(`console: ${message.text()}`, isOurs(message.text() + message.location().url));
    });
    page.on('pageerror', (error) => note(`page: ${error.stack ?? error.message}`));
    page.on('response', (response) => {
      if (response.status() < 400 || ABSENT.test(response.url())) return;
      note(`http ${response.status()}: ${response.url()}`);
    });
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (!/^(https?|wss?):$/.test(protocol) || hostname === '127.0.0.1' || WEBVIEW_RESOURCES.test(hostname)) return;
      note(`request to ${hostname} from ${addressOf(request)}`);
    });
  }

  async close() {
    await this.context?.close();
  }

  // ── doing ──

  /** Runs a command by its title in the palette. */
  async command(title) {
    await this.#pickIn('F1', `>${title}`, async () => {
      // The label is the title, then perhaps its keys.
      const labels = [`[aria-label=${JSON.stringify(title)}]`, `[aria-label^=${JSON.stringify(`${title}, `)}]`];
      await this.quick.locator(`.monaco-list-row:is(${labels})`).first().click({ timeout: ATTEMPT });
    });
  }

  /** Opens a file of the folder by its name. */
  async open(name) {
    await this.#pickIn('Control+P', name, async () => {
      await this.quick.locator('.monaco-list-row', { hasText: name }).first().click({ timeout: ATTEMPT });
      await this.page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor({ timeout: ATTEMPT });
    });
  }

  /**
   * Types into quick open, and picks. It lists what there is when something is typed: commands of extensions, and files,
   * come a little after the window, so every attempt opens it anew.
   */
  async #pickIn(key, text, pick) {
    await until(text, async () => {
      const input = await this.#openQuick(key);
      await input.fill(text, { timeout: ATTEMPT }); // a webview that takes the focus late closes it
      await pick().catch(async (error) => {
        if (await this.quick.count()) await this.page.keyboard.press('Escape');
        throw error;
      });
    });
  }

  /** Puts the cursor there (both from 1). */
  async goto(line, column = 1) {
    await until(`go to ${line}:${column}`, async () => {
      const input = await this.#openQuick('Control+G');
      await input.fill(`:${line}:${column}`, { timeout: ATTEMPT });
      await input.press('Enter', { timeout: ATTEMPT });
      await input.waitFor({ state: 'hidden', timeout: ATTEMPT });
      // Keys go to the editor again.
      const focused = this.page.locator('.editor-group-container.active .monaco-editor.focused').first();
      await focused.waitFor({ timeout: ATTEMPT });
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
    await input.waitFor({ timeout: ATTEMPT });
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

  /** Shows the hover at a place by the keyboard until `wanted` is in it, and returns the text of all its parts. */
  async hoverAt(line, column, wanted = /∂/) {
    return until(`hover at ${line}:${column}`, async () => {
      await this.goto(line, column); // which closes a hover that came too early
      await this.command('Show or Focus Hover');
      const accept = async () => {
        const text = (await this.hover.allInnerTexts()).join('\n');
        if (!wanted.test(text)) throw new Error(`not ${wanted}: ${text}`);
        return text;
      };
      return await until('its text', accept, ATTEMPT);
    });
  }

  /** Waits until an element's text, or one of its attributes, matches; and returns it. */
  read(locator, wanted, attribute) {
    return until(`${wanted}`, async () => {
      const options = { timeout: ATTEMPT };
      const text = await (attribute ? locator.getAttribute(attribute, options) : locator.textContent(options));
      if (!wanted.test(text)) throw new Error(text);
      return text;
    });
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

/** The frame that asked; a service worker has none. */
function addressOf(request) {
  try {
    return request.frame().url();
  } catch {
    return 'a worker';
  }
}

/** Repeats `attempt` until it does not throw. */
export async function until(what, attempt, ms = PATIENCE) {
  for (const end = performance.now() + ms; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end) throw new Error(`timed out: ${what}\n${error.message.slice(0, 2000)}`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

/** In the page: what the window keeps over a reload. JSON in JSON, here without its backslashes. */
async function readKept() {
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const texts = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const values = await done(database.transaction(store).objectStore(store).getAll());
      texts.push(...values.filter((value) => typeof value === 'string').map((value) => value.replaceAll('\\', '')));
    }
    database.close();
  }
  return texts;
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
