import * as vscode from 'vscode';
import type { Reason } from '../core/index.ts';
import { message } from '../core/messages.ts';

/** What a finding or another reason says, in the user's language. */
export function sentence({ code, args }: Reason): string {
  return message(code, args, (text) => vscode.l10n.t(text));
}
