import type { Places } from '../core/circuit/places.ts';
import { DetailView } from './detail.ts';
import { Doors } from './doors.ts';
import { Drawer } from './drawer.ts';
import { Exports } from './exports.ts';
import { Gestures, ZOOM_STEP } from './gestures.ts';
import type { FromInputs } from './inputs/protocol.ts';
import { streamTo } from './inputs/view.ts';
import { Lamp } from './lamp.ts';
import { Levels } from './levels.ts';
import { Memory, type ViewMemory } from './memory.ts';
import { Minimap } from './minimap.ts';
import { Page } from './page.ts';
import { Player } from './playback/player.ts';
import { PlotPane } from './plot/pane.ts';
import { isToPlot } from './plot/protocol.ts';
import { type FromView, isToView, type PanelState, unpacked, type ViewCommand } from './protocol.ts';
import { Search } from './search.ts';
import { Sheet } from './sheet.ts';
import { Stage } from './stage.ts';
import { Thickness } from './thickness.ts';
import { Tips } from './tips.ts';
import { Turn } from './turn.ts';
import { Walk } from './walk.ts';
import { english } from './words.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): unknown;
  setState(state: ViewMemory): void;
};

const vscode = acquireVsCodeApi();
const memory = new Memory(vscode);
const page = new Page(document.body);
const stage = new Stage(page.stage, english, memory.kept.transform);
memory.chosen.listen((choice) => vscode.postMessage({ type: 'choose', choice }));
stage.transformed.listen((transform) => memory.keep({ transform }));
const levels = new Levels(page, stage, memory);
const doors = new Doors(page, stage, memory, {
  reveal: ({ start, end }, focus) => vscode.postMessage({ type: 'reveal', start, end, focus }),
  step: (series, at) => vscode.postMessage({ type: 'step', series, at }),
});
new Gestures(page, stage, doors);
const lamp = new Lamp(stage, (span) => vscode.postMessage({ type: 'light', start: span?.start, end: span?.end }));
// While it is open, some keys are the player's: it comes before the walk.
const player = new Player(page, stage, lamp);
const postInputs = (message: FromInputs) => vscode.postMessage({ type: 'inputs', message });
const stream = streamTo(postInputs);
// Enter on an input writes its number: it comes before the walk.
new Turn(page, stage, stream);
new Walk(page, stage, doors);
new Minimap(page, stage, memory);
const search = new Search(page, stage);
const exports = new Exports(page, stage, (format, data) => vscode.postMessage({ type: 'save', format, data }));
new Sheet(page, stage);
new Thickness(page, stage, memory);
new Tips(page, stage);
const details = new DetailView(page, stage, (entry) => vscode.postMessage({ type: 'detail', entry }));
const drawer = new Drawer(page, stage, memory, postInputs, stream);
const plot = new PlotPane(page, stage, memory, (message) => vscode.postMessage({ type: 'plot', message }));
page.hint.pressed.listen((action) => vscode.postMessage({ type: 'run', action }));

/** The panel's commands, by name. */
const commands = new Map<ViewCommand, () => void>([
  ['fit', () => stage.fit()],
  ['zoomIn', () => stage.zoom(ZOOM_STEP)],
  ['zoomOut', () => stage.zoom(1 / ZOOM_STEP)],
  ['find', () => search.open()],
  ['export', () => exports.open()],
  ['copyImage', () => void exports.copyImage()],
  ['play', () => player.play()],
  ['stepForward', () => player.step(1)],
  ['stepBack', () => player.step(-1)],
  ['levelGate', () => levels.choose('gate')],
  ['levelNamed', () => levels.choose('named')],
  ['levelGroup', () => levels.choose('group')],
]);

/** It begins as it was left, and goes to the cursor only when that is moved. */
let restored = memory.kept.transform !== undefined;

/** Where its parts were when it was drawn last. */
let places: Places | undefined;
let drawn = false;

function show({ source, words, picture, hint, error, stale, selected, digits }: PanelState): void {
  places = picture?.places ?? places;
  if (picture !== undefined && places === undefined) return; // those that it was drawn with went with another page
  if (source !== undefined && JSON.stringify(source) !== JSON.stringify(memory.kept.source)) memory.keep({ source });
  page.setWords(words);
  page.show({ error, stale, hint });
  player.show(picture && places && { circuit: picture.circuit, places }, words, digits);
  stage.select(selected, !restored);
  drawn = true;
}

function select(entries: readonly number[], follow: boolean): void {
  if (follow) restored = false;
  stage.select(entries, follow);
}

window.addEventListener('message', ({ data }) => {
  const message = unpacked(data);
  if (!isToView(message)) return;
  if (message.type === 'state') show(message.state);
  else if (message.type === 'select') select(message.entries, message.follow);
  else if (message.type === 'detail') details.show(message.detail);
  else if (message.type === 'inputs') drawer.receive(message.message);
  else if (message.type === 'plot') isToPlot(message.message) && plot.receive(message.message);
  else if (message.type === 'command') commands.get(message.name)?.();
  else page.setStale(message.stale);
});

page.setWords(english);
// What was sent while the page was loaded comes right after that.
window.addEventListener('load', () =>
  setTimeout(() => vscode.postMessage({ type: 'ready', choice: memory.kept.choice, drawn })),
);
