// Runs inside the extension host: edits numbers of a document thousands of times, and reports the process' memory, in
// which the workers' is, too.
import v8 from 'node:v8';
import vm from 'node:vm';
import * as vscode from 'vscode';
import type { Api } from '../../../extension/api.ts';

v8.setFlagsFromString('--expose-gc');
const collectGarbage: () => void = vm.runInNewContext('gc');

const TEXT = `const x = 3;
const w = [2, -3, 0.5];
let s = 0;
for (let i = 0; i < w.length; i++) s += w[i] * x ** i;
const f = 1 / (1 + Math.exp(-s));
`;
const AT = new vscode.Range(0, 10, 0, 11);

export async function run(): Promise<void> {
  const edits = Number(process.env.GRADLENS_EDITS ?? 10_000);
  const api = await vscode.extensions.getExtension<Api>('gradlens.gradlens')?.activate();
  const document = await vscode.workspace.openTextDocument({ language: 'javascript', content: TEXT });
  const editor = await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('gradlens.compute');
  const report: object[] = [];
  for (let i = 0; i <= edits; i++) {
    if (i % (edits / 10) === 0) {
      await api?.snapshot(document.uri);
      collectGarbage();
      const { heapUsed, rss } = process.memoryUsage();
      report.push({ edits: i, heap: heapUsed, rss });
    }
    await editor.edit((builder) => builder.replace(AT, String(1 + (i % 9))), {
      undoStopBefore: false,
      undoStopAfter: false,
    });
    if (i % 4 === 0) await api?.snapshot(document.uri);
  }
  console.log(`GRADLENS_REPORT ${JSON.stringify(report)}`);
}
