import * as vscode from 'vscode';
import type { Finding } from '../core/index.ts';
import { message } from '../core/messages.ts';

/** What a finding says, in the user's language. */
export function sentence({ code, args }: Finding): string {
  return message(code, args, (text) => vscode.l10n.t(text));
}
