import type { Word } from './bar.ts';

/** Something that a key does. What is registered works, and stands in the sheet of keys. */
export interface Shortcut {
  /** As `KeyboardEvent.key`, with the modifiers before it: `1`, `Shift+Enter`, `Ctrl+f` (on a Mac also with Command). */
  readonly keys: readonly string[];
  /** What it does, for the sheet. */
  readonly word: Word;
  /** @returns false if there was nothing to do: then the key goes on to others */
  run(event: KeyboardEvent): boolean;
}

/** The keys of the panel. The first shortcut that has something to do takes the key. */
export class Keys {
  readonly #shortcuts: Shortcut[] = [];

  constructor(body: HTMLElement) {
    body.addEventListener('keydown', (event) => {
      if (event.defaultPrevented || isOwn(event) || !this.#handle(event)) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  get shortcuts(): readonly Shortcut[] {
    return this.#shortcuts;
  }

  add(...shortcuts: readonly Shortcut[]): void {
    this.#shortcuts.push(...shortcuts);
  }

  #handle(event: KeyboardEvent): boolean {
    const chord = chordOf(event);
    return this.#shortcuts.some(({ keys, run }) => keys.includes(chord) && run(event));
  }
}

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

export function chordOf({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed): string {
  // Which keys give `?` or `+` with Shift depends on the keyboard, so there it says nothing.
  const shift = shiftKey && key.length > 1;
  const modifiers = `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}`;
  // A letter alone is the same key in capitals, as with Caps Lock; `Ctrl+Shift+f` is another command of the editor.
  return modifiers === '' && key.length === 1 ? key.toLowerCase() : modifiers + key;
}

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ' ': '␣',
  '-': '−',
};

/** As they are written on keyboards; modifiers that all of them have stand before them once. */
export function keySigns(chords: readonly string[]): readonly string[] {
  const parts = chords.map((chord) => (chord === '+' ? ['+'] : chord.split('+')));
  const [first] = parts;
  const isShared = parts.length > 1 && first.length > 1 && parts.every(([modifier]) => modifier === first[0]);
  const written = (keys: readonly string[]) => keys.map(keySign).join('+');
  return isShared ? [first[0], ...parts.map(([, ...rest]) => written(rest))] : parts.map(written);
}

function keySign(key: string): string {
  return signs[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** Keys that what has the focus needs itself: fields all, but for those with Control; buttons those that press them. */
function isOwn({ target, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input, select, textarea, [role=menu], dialog') !== null) return !ctrlKey && !metaKey;
  return target.closest('button') !== null && (key === 'Enter' || key === ' ');
}
