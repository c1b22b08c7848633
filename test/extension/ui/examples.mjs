import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../host/window.mjs';

/** The examples of these names, as `files` for `useWindow`: a copy, so that the tests may edit them. */
export function examples(...names) {
  const read = (name) => fs.readFileSync(path.join(root, 'examples', name), 'utf8');
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

/** What stands at the ends of lines, by the line's text: `-12 ∂ 1`. */
export function notes(lines) {
  const noted = lines.filter(({ after }) => after.length > 0);
  return Object.fromEntries(noted.map(({ text, after }) => [text.trim(), after.join(' ')]));
}

/** Waits until exactly this stands at the ends of lines: values, gradients and problems are painted one after another. */
export function waitNotes(window, expected, editor = window.editor()) {
  const accept = (lines) => {
    assert.deepEqual(notes(lines), expected);
    return true;
  };
  return window.waitLines('notes', accept, editor);
}
