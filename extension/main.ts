import * as vscode from 'vscode';
import { type Api, createApi } from './api.ts';
import { registerCommands } from './commands.ts';
import { Compute } from './compute.ts';
import { followActive } from './context.ts';
import { Decorations } from './decorations.ts';
import { Diagnostics } from './diagnostics.ts';
import { Engine } from './engine.ts';
import { openExample } from './example.ts';
import { GradientHover } from './hover.ts';
import { SELECTOR } from './languages.ts';
import { LayoutClient } from './layout.ts';
import { Log } from './log.ts';
import { CircuitPanel } from './panel.ts';
import type { Platform } from './port.ts';
import { Remembered } from './remembered.ts';
import { Sessions } from './sessions.ts';

/** Constructs and registers. Each view listens to the sessions; nothing is computed before a command asks for it. */
export function activate(context: vscode.ExtensionContext, platform: Platform): Api {
  const log = new Log();
  const failed = (reason: string) => log.failed(reason);
  const engine = new Engine(() => platform.startWorker(context, 'worker'), failed);
  const sessions = new Sessions(engine, failed);
  const layout = new LayoutClient(() => platform.startWorker(context, 'layout'));
  const panel = new CircuitPanel(vscode.Uri.joinPath(context.extensionUri, 'dist'), layout, sessions, failed);
  const compute = new Compute(engine, sessions, new Remembered(context.workspaceState), failed);
  const here = () => vscode.window.activeTextEditor?.document ?? panel.activeDocument;
  context.subscriptions.push(
    log,
    engine,
    sessions,
    layout,
    panel,
    log.follow(sessions),
    followActive(sessions),
    new Decorations(sessions),
    new Diagnostics(sessions),
    vscode.languages.registerHoverProvider(SELECTOR, new GradientHover(sessions)),
    registerCommands({
      'gradlens.compute': () => compute.compute(),
      'gradlens.clear': () => compute.clear(here()),
      'gradlens.showCircuit': () => compute.withSession(here(), (session) => panel.show(session)),
      'gradlens.chooseOutput': () => compute.chooseOutput(here()),
      'gradlens.changeInputs': () => compute.changeInputs(here()),
      'gradlens.openExample': (name?: unknown) => openExample(context.extensionUri, name),
    }),
  );
  return createApi(sessions);
}
