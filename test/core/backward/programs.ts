/** The right backward passes of right/, and what is known of them. */
import fs from 'node:fs';
import type { LanguageId } from '../../../core/index.ts';

/** A hand-written gradient. */
export interface Expected {
  readonly name: string;
  readonly of: string;
  readonly factor: 1 | -1;
  readonly within?: string;
  readonly verdict?: 'kink';
}

export interface RightProgram {
  /** The number that is differentiated, as an expression that is evaluated after the program and the driver. */
  readonly loss: string;
  /** Calls of functions that the program does not call. */
  readonly driver?: string;
  readonly gradients: readonly Expected[];
}

const folder = new URL('right/', import.meta.url);

export const rightPrograms: Readonly<Record<string, RightProgram>> = JSON.parse(
  fs.readFileSync(new URL('expected.json', folder), 'utf8'),
);

export function textOf(file: string): string {
  return fs.readFileSync(new URL(file, folder), 'utf8');
}

export function languageOf(file: string): LanguageId {
  return file.endsWith('.py') ? 'python' : 'javascript';
}
