import { Gestures, ZOOM_STEP } from './gestures.ts';
import { asMemory, type ViewMemory, withGroup } from './memory.ts';
import { Page } from './page.ts';
import { type Choice, type FromView, isToView, type PanelState, unpacked, type ViewCommand } from './protocol.ts';
import { Stage } from './stage.ts';
import { Tips } from './tips.ts';
import { english } from './words.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromView): void;
  getState(): unknown;
  setState(state: ViewMemory): void;
};

const vscode = acquireVsCodeApi();
let memory = asMemory(vscode.getState());
const page = new Page(document.body);

function remember(next: ViewMemory): void {
  memory = next;
  vscode.setState(next);
}

function choose(choice: Choice): void {
  remember({ ...memory, choice });
  vscode.postMessage({ type: 'choose', choice });
}

const stage = new Stage(page.stage, english, memory.transform);
stage.transformed.listen((transform) => remember({ ...memory, transform }));
new Gestures(page, stage, {
  reveal: ({ start, end }, focus) => vscode.postMessage({ type: 'reveal', start, end, focus }),
  setGroup: (id, open) => choose(withGroup(memory.choice, id, open)),
});
new Tips(page, stage);
page.hint.pressed.listen((action) => vscode.postMessage({ type: 'run', action }));

/** The panel's commands, by name. */
const commands = new Map<ViewCommand, () => void>([
  ['fit', () => stage.fit()],
  ['zoomIn', () => stage.zoom(ZOOM_STEP)],
  ['zoomOut', () => stage.zoom(1 / ZOOM_STEP)],
]);

function show({ source, words, picture, hint, error, stale, selected, digits }: PanelState): void {
  if (source !== undefined && JSON.stringify(source) !== JSON.stringify(memory.source)) remember({ ...memory, source });
  page.setWords(words);
  page.show({ error, stale, hint });
  stage.show(picture, words, digits);
  stage.select(selected);
}

window.addEventListener('message', ({ data }) => {
  const message = unpacked(data);
  if (!isToView(message)) return;
  if (message.type === 'state') show(message.state);
  else if (message.type === 'select') stage.select(message.entries);
  else if (message.type === 'command') commands.get(message.name)?.();
  else page.setStale(message.stale);
});

page.setWords(english);
vscode.postMessage({ type: 'ready', choice: memory.choice });
