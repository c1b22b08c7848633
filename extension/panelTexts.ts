import * as vscode from 'vscode';
import type { Circuit, Group, LineName } from '../core/circuit/circuit.ts';
import { english, type Words } from '../media/words.ts';
import type { Program } from './program.ts';
import type { Session } from './session.ts';

/** The view's texts in the user's language. */
export function words(): Words {
  return Object.fromEntries(Object.entries(english).map(([key, text]) => [key, vscode.l10n.t(text)])) as Words;
}

/** As people read it: conventions at kinks in their language, lines of cells by their own numbers. */
export function translated(circuit: Circuit, program: Program): Circuit {
  const named = (line: LineName) => (typeof line === 'number' && line > 0 ? program.nameOfLine(line - 1) : line);
  const grouped = (group: Group) => ({ ...group, line: named(group.line), lastLine: named(group.lastLine) });
  const gates = circuit.gates.map((gate) => ({
    ...gate,
    line: named(gate.line),
    group: gate.group && grouped(gate.group),
    kink: gate.kink && { ...gate.kink, convention: vscode.l10n.t(gate.kink.convention) },
  }));
  const boxes = circuit.boxes.map((box) => ({ ...box, group: grouped(box.group) }));
  return { ...circuit, gates, boxes };
}

/** What begins so is called by its name. */
const FUNCTION = /^(?:export\s+)?(?:async\s+)?(?:function\b\s*\*?|def\b)\s*([\w$]+)/;

/** A panel's title: of one that keeps to its region, it tells which that is. */
export function titleOf(file: string, session: Session | undefined, pinned: boolean): string {
  const { t } = vscode.l10n;
  if (!pinned) return t('Circuit of {0}', file);
  const { region } = session?.choice ?? {};
  if (session === undefined || region === undefined) return t('Circuit of {0}, kept', file);
  const { program } = session;
  const [, name] = program.text.slice(region.start, region.end).match(FUNCTION) ?? [];
  if (name !== undefined) return t('Circuit of {0} in {1}', name, file);
  const first = lineName(program, region.start);
  const last = lineName(program, region.end);
  return first === last
    ? t('Circuit of {0}, line {1}', file, first)
    : t('Circuit of {0}, lines {1}–{2}', file, first, last);
}

function lineName(program: Program, offset: number): string {
  const { document, range } = program.placeOf({ start: offset, end: offset });
  return program.nameOfLine(program.lineOf(document) + range.start.line);
}
