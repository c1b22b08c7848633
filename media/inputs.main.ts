import { type FromInputs, isToInputs } from './inputs/protocol.ts';
import { InputsView } from './inputs/view.ts';
import { packed, unpacked } from './protocol.ts';

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const vscode = acquireVsCodeApi();
const view = new InputsView((message: FromInputs) => vscode.postMessage(packed(message)));
document.body.append(view.element);
window.addEventListener('message', ({ data }) => {
  const message = unpacked(data);
  if (isToInputs(message)) view.receive(message);
});
vscode.postMessage({ type: 'ready' });
