// From a key to what it makes visible, by the page's own clock.

/**
 * Presses `key` at the cursor once for each of `wanted`: a text that must then be on some line of the active editor, as
 * code or as a decoration, and is nowhere before. → milliseconds until it was in the page, for each.
 */
export async function latency(window, key, wanted) {
  await window.page.evaluate(watch, { key, wanted });
  for (const text of wanted) {
    await window.page.keyboard.press(key);
    await window.page.waitForFunction((text) => globalThis.gradlensSeen.has(text), text, { polling: 20 });
  }
  return window.page.evaluate(() => [...globalThis.gradlensSeen.values()]);
}

/** The value below which the given part of them lies. */
export function percentile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(part * sorted.length) - 1];
}

/** In the page. VS Code renders in a frame's callback, so what is in the page then is painted in that frame. */
function watch({ key, wanted }) {
  globalThis.gradlensStop?.();
  const seen = new Map();
  globalThis.gradlensSeen = seen;
  const pressed = [];
  const onKey = (event) => event.key === key && pressed.push(event.timeStamp);
  const lines = document.querySelector('.editor-group-container.active .editor-instance .view-lines');
  const plain = (text) => text.replaceAll('\u00a0', ' ');
  const shown = (text) =>
    plain(lines.textContent).includes(text) ||
    [...lines.querySelectorAll('span[class*="ced-"]')].some((span) =>
      ['::before', '::after'].some((which) => plain(getComputedStyle(span, which).content).includes(text)),
    );
  const observer = new MutationObserver(() => {
    const text = wanted[seen.size];
    if (text !== undefined && shown(text)) seen.set(text, performance.now() - pressed[seen.size]);
  });
  addEventListener('keydown', onKey, true);
  observer.observe(lines, { subtree: true, childList: true, attributes: true, characterData: true });
  globalThis.gradlensStop = () => {
    removeEventListener('keydown', onKey, true);
    observer.disconnect();
  };
}
