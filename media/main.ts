import { Gestures } from './gestures.ts';
import { asMemory, noChoice, noMemory, type ViewMemory, withGroup } from './memory.ts';
import { Page } from './page.ts';
import { type Choice, type FromView, isToView, type PanelState, unpacked } from './protocol.ts';
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

function show(state: PanelState): void {
  const { document: address, words, picture, error, stale, selected, digits } = state;
  if (address !== memory.document) {
    // A panel that goes to another document starts afresh, and so does the choice that the host was told of.
    const other = memory.document !== '';
    remember(other ? { ...noMemory, document: address } : { ...memory, document: address });
    if (other) {
      stage.refresh();
      choose(noChoice);
    }
  }
  page.setWords(words);
  page.show({ error, stale, hint: picture === undefined ? (state.hint ?? words.empty) : undefined });
  stage.show(picture, words, digits);
  stage.select(selected);
}

window.addEventListener('message', ({ data }) => {
  const message = unpacked(data);
  if (!isToView(message)) return;
  if (message.type === 'state') show(message.state);
  else if (message.type === 'select') stage.select(message.entries);
  else page.setStale(message.stale);
});

page.setWords(english);
vscode.postMessage({ type: 'ready', choice: memory.choice });
