import { CircuitView } from './interact.ts';
import { asMemory, noMemory, type ViewMemory, withGroup } from './memory.ts';
import { Page } from './page.ts';
import { type FromView, isToView, type PanelState, unpacked } from './protocol.ts';
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

const view = new CircuitView(
  page,
  english,
  {
    reveal: ({ start, end }, focus) => vscode.postMessage({ type: 'reveal', start, end, focus }),
    setGroup(id, open) {
      remember(withGroup(memory, id, open));
      vscode.postMessage({ type: 'groups', open: memory.open, closed: memory.closed });
    },
    transformed: (transform) => remember({ ...memory, transform }),
  },
  memory.transform,
);

function show(state: PanelState): void {
  const { document: address, words, picture, error, stale, selected, digits } = state;
  if (address !== memory.document) {
    // A panel that goes to another document starts afresh, and so do the groups that the host was told of.
    const { open, closed } = memory;
    const other = memory.document !== '';
    remember(other ? { ...noMemory, document: address } : { ...memory, document: address });
    if (other) view.refresh();
    if (other && open.length + closed.length > 0) vscode.postMessage({ type: 'groups', open: [], closed: [] });
  }
  page.setWords(words);
  page.show({ error, stale, hint: picture === undefined ? (state.hint ?? words.empty) : undefined });
  view.show(picture, words, digits);
  view.select(selected);
}

window.addEventListener('message', ({ data }) => {
  const message = unpacked(data);
  if (!isToView(message)) return;
  if (message.type === 'state') show(message.state);
  else if (message.type === 'select') view.select(message.entries);
  else page.setStale(message.stale);
});

page.setWords(english);
vscode.postMessage({ type: 'ready', open: memory.open, closed: memory.closed });
