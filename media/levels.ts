import type { Level } from '../core/circuit/circuit.ts';
import { make } from './html.ts';
import type { IconName } from './icons.ts';
import { type Memory, withLevel } from './memory.ts';
import type { Page } from './page.ts';
import { LEVELS } from './protocol.ts';
import type { Stage } from './stage.ts';
import { fill } from './words.ts';

const words = { gate: 'levelGate', named: 'levelNamed', group: 'levelGroup' } as const satisfies Record<Level, string>;

/** Chooses how much is taken together. */
export class Levels {
  #isNews = false;

  constructor(
    private readonly page: Page,
    private readonly stage: Stage,
    private readonly memory: Memory,
  ) {
    const group = make('div', 'gl-levels');
    group.setAttribute('role', 'radiogroup');
    page.bar.name(group, 'level');
    const buttons = LEVELS.map((level, i) => {
      const button = page.bar.button(level satisfies IconName, words[level], String(i + 1));
      button.setAttribute('role', 'radio');
      button.append(make('span', 'gl-text'));
      page.bar.name(button, words[level]);
      button.addEventListener('click', () => this.choose(level));
      page.keys.add({
        keys: [String(i + 1)],
        word: words[level],
        run: () => {
          this.choose(level);
          return true;
        },
      });
      return button;
    });
    group.append(...buttons);
    page.bar.left.append(group);
    const check = () => {
      LEVELS.forEach((level, i) => {
        buttons[i].setAttribute('aria-checked', String(level === memory.kept.choice.level));
      });
    };
    check();
    memory.chosen.listen(check);
    stage.shown.listen(() => this.#announce());
  }

  choose(level: Level): void {
    if (level === this.memory.kept.choice.level) return;
    this.#isNews = true;
    this.stage.expect();
    this.memory.choose(withLevel(this.memory.kept.choice, level));
  }

  #announce(): void {
    const { picture } = this.stage;
    if (!this.#isNews || picture === undefined) return;
    this.#isNews = false;
    const what = this.stage.words[words[this.memory.kept.choice.level]];
    this.page.announce(fill(this.stage.words.levelNow, { what, count: picture.circuit.gates.length }));
  }
}
