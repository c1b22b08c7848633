import { NONE } from '../core/circuit/circuit.ts';
import { boxAt, type Doors } from './doors.ts';
import { ZOOM_STEP } from './gestures.ts';
import { type Direction, neighbour } from './navigate.ts';
import type { Page } from './page.ts';
import type { Stage } from './stage.ts';
import { moved } from './viewport.ts';

const PAN_STEP = 60;

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const names = Object.keys(arrows);

/** Goes through the picture by keys. */
export class Walk {
  constructor(
    { keys }: Page,
    private readonly stage: Stage,
    private readonly doors: Doors,
  ) {
    const drawn = (act: (event: KeyboardEvent) => boolean) => (event: KeyboardEvent) =>
      stage.picture !== undefined && act(event);
    const done = (act: (event: KeyboardEvent) => void) =>
      drawn((event) => {
        act(event);
        return true;
      });
    keys.add(
      { keys: names, word: 'keyWalk', run: drawn(({ key }) => this.#walk(arrows[key])) },
      { keys: ['Enter', 'o'], word: 'keyEnter', run: drawn(() => this.#enter()) },
      { keys: ['Shift+Enter'], word: 'keySource', run: done(() => doors.goToSource(stage.current, true)) },
      { keys: ['Backspace'], word: 'keyClose', run: drawn(() => this.#close()) },
      { keys: ['Alt+ArrowUp'], word: 'keyTitle', run: drawn(() => this.#goOut()) },
      { keys: ['Alt+ArrowDown'], word: 'keyInto', run: drawn(() => this.#goIn()) },
      { keys: ['[', 'Alt+ArrowLeft'], word: 'seriesPrevious', run: drawn(() => doors.stepBy(-1)) },
      { keys: [']', 'Alt+ArrowRight'], word: 'seriesNext', run: drawn(() => doors.stepBy(1)) },
      { keys: ['g'], word: 'keyNumber', run: drawn(() => doors.askNumber()) },
      { keys: ['Home'], word: 'keyFirst', run: done(() => this.#go(0)) },
      { keys: ['End'], word: 'keyLast', run: done(() => this.#go(stage.last)) },
      { keys: ['+', '='], word: 'zoomIn', run: done(() => stage.zoom(ZOOM_STEP)) },
      { keys: ['-'], word: 'zoomOut', run: done(() => stage.zoom(1 / ZOOM_STEP)) },
      { keys: ['0'], word: 'fit', run: done(() => stage.fit()) },
      { keys: ['f'], word: 'focusOn', run: done(() => stage.focusOn()) },
      { keys: names.map((name) => `Shift+${name}`), word: 'keyPan', run: done(({ key }) => this.#pan(arrows[key])) },
    );
  }

  #walk(direction: Direction): boolean {
    const { picture, current } = this.stage;
    if (picture === undefined) return false;
    if (boxAt(document.activeElement) !== undefined) this.#goIn();
    else this.#go(neighbour(picture.circuit, picture.places, current, direction));
    return true;
  }

  #enter(): boolean {
    const { activeElement } = document;
    if (!this.stage.element.contains(activeElement)) return false;
    const box = boxAt(activeElement);
    if (box !== undefined) this.doors.close(box);
    else this.doors.enter(this.stage.current);
    return true;
  }

  #close(): boolean {
    const { box } = this.doors;
    this.doors.close(box);
    return box !== NONE;
  }

  /** To the title of the box around the gate, or around the box whose title has the focus. */
  #goOut(): boolean {
    const { picture, current } = this.stage;
    const box = boxAt(document.activeElement);
    const around = box === undefined ? picture?.circuit.gates[current].box : picture?.circuit.boxes[box].box;
    this.stage.title(around ?? NONE)?.focus({ preventScroll: true });
    return true;
  }

  #goIn(): boolean {
    const box = boxAt(document.activeElement);
    const inside = this.stage.picture?.circuit.gates.findIndex((gate) => gate.box === box) ?? -1;
    this.#go(inside < 0 ? this.stage.current : inside);
    return true;
  }

  #pan(direction: Direction): void {
    const dx = { left: PAN_STEP, right: -PAN_STEP, up: 0, down: 0 }[direction];
    const dy = { left: 0, right: 0, up: PAN_STEP, down: -PAN_STEP }[direction];
    this.stage.moveTo(moved(this.stage.transform, dx, dy));
  }

  #go(gate: number): void {
    this.stage.gate(gate)?.focus({ preventScroll: true });
  }
}
