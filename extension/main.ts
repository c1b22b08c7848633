import * as vscode from 'vscode';
import { VIEW_COMMANDS } from '../media/protocol.ts';
import { type Api, createApi } from './api.ts';
import { chooseCall } from './calls.ts';
import { createCheck } from './check/register.ts';
import { registerCommands } from './commands.ts';
import { Compute } from './compute.ts';
import { followActive } from './context.ts';
import { Decorations } from './decorations.ts';
import { Diagnostics } from './diagnostics.ts';
import { differentiate } from './differentiate.ts';
import { DirectiveCompletion, DirectiveHover } from './directives.ts';
import { Engine } from './engine.ts';
import { openExample } from './example.ts';
import { gradientsOf, Pointing } from './gradientsOf.ts';
import { GutterMarks } from './gutter.ts';
import { LineHints } from './hints.ts';
import { GradientHover } from './hover.ts';
import { InputsView } from './inputsView.ts';
import { SELECTOR } from './languages.ts';
import { LayoutClient } from './layout.ts';
import { RegionLens } from './lens.ts';
import { createLineEnds } from './lineEnds.ts';
import { ValueList } from './list.ts';
import { Log } from './log.ts';
import { showCommands } from './menu.ts';
import { checkNumerically } from './numeric.ts';
import { chooseOccurrence, stepOccurrence } from './occurrences.ts';
import { chooseOutput, chooseUpstream } from './outputs.ts';
import { CircuitPanels } from './panels.ts';
import { plotAlong } from './plotAlong.ts';
import type { Platform } from './port.ts';
import { Programs } from './programs.ts';
import { Remembered } from './remembered.ts';
import { followRenames } from './renames.ts';
import type { Session } from './session.ts';
import { Sessions } from './sessions.ts';
import { LiveSettings } from './settings.ts';
import { Status } from './status.ts';
import { Target } from './target.ts';
import { Bases } from './whatIf.ts';
import { writeChoices } from './writeChoices.ts';

/** Constructs and registers. Each view listens to the sessions; nothing is computed before a command asks for it. */
export function activate(context: vscode.ExtensionContext, platform: Platform): Api {
  const log = new Log();
  const failed = (reason: string) => log.failed(reason);
  const startWorker = () => platform.startWorker(context, 'worker');
  const engine = new Engine(startWorker, failed);
  const settings = new LiveSettings();
  const programs = new Programs();
  const sessions = new Sessions(engine, programs, settings, failed);
  const layout = new LayoutClient(() => platform.startWorker(context, 'layout'));
  const remembered = new Remembered(context.workspaceState);
  const compute = new Compute(engine, programs, sessions, remembered, settings, failed);
  remembered.follow(sessions);
  const dist = vscode.Uri.joinPath(context.extensionUri, 'dist');
  const inputs = { engine, settings, bases: new Bases() };
  const panels = new CircuitPanels(dist, layout, programs, sessions, compute, inputs, failed);
  const list = new ValueList(sessions, settings);
  const hover = new GradientHover(sessions, settings);
  const status = new Status(engine, sessions, settings);
  const ends = createLineEnds();
  const check = createCheck(startWorker, { programs, sessions, settings, remembered, compute, ends }, failed);
  const target = new Target(sessions, panels, compute);
  const pointing = new Pointing(programs, sessions, compute);
  context.subscriptions.push(
    log,
    settings,
    engine,
    programs,
    sessions,
    remembered,
    compute,
    layout,
    panels,
    log.follow(sessions),
    followActive(sessions),
    followRenames(sessions, remembered, (document, choice) => compute.resume(document, choice)),
    ...Object.values(ends),
    new Decorations(sessions, settings, ends),
    check.subscription,
    new GutterMarks(sessions, settings),
    new LineHints(sessions, settings),
    new RegionLens(sessions, settings),
    list,
    status,
    new InputsView(dist, sessions, inputs),
    new Diagnostics(sessions),
    hover,
    vscode.languages.registerHoverProvider(SELECTOR, new DirectiveHover()),
    vscode.languages.registerCompletionItemProvider(
      SELECTOR,
      new DirectiveCompletion(engine),
      ...DirectiveCompletion.triggers,
    ),
    registerCommands({
      'gradlens.compute': () => compute.compute(),
      'gradlens.computeAgain': (of?: unknown) => compute.computeAgain(target.session(of)),
      'gradlens.clear': (from?: unknown) => {
        if (from === 'key' && hover.takeOpen()) return;
        const session = target.session(from);
        if (session === undefined || !sessions.isApart(session)) check.commands.clear(target.document(from));
        compute.clear(session);
      },
      'gradlens.check': (uri?: unknown) => check.commands.check(target.document(uri)),
      'gradlens.clearCheck': (uri?: unknown) => check.commands.clear(target.document(uri)),
      'gradlens.goToWrong': (uri?: unknown) => check.commands.goToWrong(target.document(uri)),
      'gradlens.showCircuit': (of?: unknown) => target.use(of, (session) => panels.show(session)),
      'gradlens.pinCircuit': () => panels.keep(),
      'gradlens.plot': (of?: unknown, axis?: unknown) => target.use(of, (session) => plotAlong(session, panels, axis)),
      ...forChoices(compute, pointing, target),
      'gradlens.checkNumerically': () => checkNumerically(pointing, startWorker, settings, failed),
      'gradlens.showLog': () => log.show(),
      'gradlens.changeInputs': (of?: unknown) => compute.changeInputs(target.session(of)),
      'gradlens.listValues': (of?: unknown) => target.use(of, (session) => list.show(session)),
      'gradlens.showCommands': () => showCommands(target.session(), settings.now.digits),
      'gradlens.openExample': (name?: unknown) => openExample(context.extensionUri, name),
      ...forActive(panels),
    }),
  );
  return createApi(sessions, settings, status, check);
}

/** What is differentiated, how, and at which point. */
function forChoices(compute: Compute, pointing: Pointing, target: Target) {
  const withSession = (use: (session: Session, compute: Compute) => unknown) => (of?: unknown) =>
    target.use(of, (session) => use(session, compute));
  const withSeries = (use: (session: Session, id: unknown) => unknown) => (of?: unknown, id?: unknown) =>
    target.use(of, (session) => use(session, id));
  return {
    'gradlens.chooseOutput': withSession(chooseOutput),
    'gradlens.chooseUpstream': withSession(chooseUpstream),
    'gradlens.chooseCall': withSession(chooseCall),
    'gradlens.previousOccurrence': withSeries((session, id) => stepOccurrence(session, -1, id)),
    'gradlens.nextOccurrence': withSeries((session, id) => stepOccurrence(session, 1, id)),
    'gradlens.chooseOccurrence': withSeries(chooseOccurrence),
    'gradlens.writeChoices': withSession(writeChoices),
    'gradlens.resetInputs': withSession((session) => session.reset()),
    'gradlens.gradientsOf': () => gradientsOf(pointing),
    'gradlens.differentiate': () => differentiate(pointing, true),
    'gradlens.doNotDifferentiate': () => differentiate(pointing, false),
  };
}

/** What the tools in a panel do, as commands for the one that is active. */
function forActive(panels: CircuitPanels) {
  return Object.fromEntries(
    VIEW_COMMANDS.map((name) => [`gradlens.circuit.${name}`, () => panels.active?.perform(name)]),
  );
}
