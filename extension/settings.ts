import * as vscode from 'vscode';
import type { LanguageId } from '../core/index.ts';

/** What the user has set; what cannot be used has its default. The same is in package.json, which a test compares. */
export interface Settings {
  readonly run: 'onType' | 'onSave' | 'onCommand';
  /** Milliseconds from typing to the run. */
  readonly delay: number;
  readonly inline: 'decorations' | 'inlayHints' | 'off';
  readonly lines: 'all' | 'results' | 'current';
  readonly digits: number;
  /** Characters at a line's end, of values and of gradients. */
  readonly maximalLength: number;
  readonly gutter: boolean;
  readonly codeLens: boolean;
  /** Milliseconds that a run may take. */
  readonly timeLimit: number;
  /** Operations that a run may record. */
  readonly memoryLimit: number;
  readonly languages: readonly LanguageId[];
  /** Backward passes are checked where gradients are computed. */
  readonly 'check.automatic': boolean;
  /** What a name is the gradient of, besides what its form says; `false`: of nothing. */
  readonly 'check.names': Readonly<Record<string, string | false>>;
}

type Kind =
  | { readonly type: 'string'; readonly enum: readonly string[] }
  | { readonly type: 'integer'; readonly minimum: number; readonly maximum: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'array'; readonly enum: readonly string[] }
  /** Names with a name each, or `false`. */
  | { readonly type: 'object' };

/** The name of each setting behind `gradlens.`, and what may stand there. */
export const KINDS: Readonly<Record<keyof Settings, Kind>> = {
  run: { type: 'string', enum: ['onType', 'onSave', 'onCommand'] },
  delay: { type: 'integer', minimum: 0, maximum: 10_000 },
  inline: { type: 'string', enum: ['decorations', 'inlayHints', 'off'] },
  lines: { type: 'string', enum: ['all', 'results', 'current'] },
  digits: { type: 'integer', minimum: 1, maximum: 15 },
  maximalLength: { type: 'integer', minimum: 10, maximum: 500 },
  gutter: { type: 'boolean' },
  codeLens: { type: 'boolean' },
  timeLimit: { type: 'integer', minimum: 50, maximum: 120_000 },
  memoryLimit: { type: 'integer', minimum: 1_000, maximum: 20_000_000 },
  languages: { type: 'array', enum: ['javascript', 'python'] },
  'check.automatic': { type: 'boolean' },
  'check.names': { type: 'object' },
};

export const DEFAULTS: Settings = Object.freeze({
  run: 'onType',
  delay: 0,
  inline: 'decorations',
  lines: 'all',
  digits: 4,
  maximalLength: 80,
  gutter: false,
  codeLens: true,
  timeLimit: 5_000,
  memoryLimit: 4_000_000,
  languages: Object.freeze(['javascript', 'python'] as const),
  'check.automatic': true,
  'check.names': Object.freeze({}),
});

export interface SettingsChange {
  readonly was: Settings;
  readonly now: Settings;
}

/** The settings as they are now, and the news of them: each takes effect at once. */
export class LiveSettings implements vscode.Disposable {
  #now = read();
  readonly #changed = new vscode.EventEmitter<SettingsChange>();
  readonly #listener: vscode.Disposable;

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('gradlens')) return;
      const was = this.#now;
      this.#now = read();
      this.#changed.fire({ was, now: this.#now });
    });
  }

  get now(): Settings {
    return this.#now;
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }
}

function read(): Settings {
  const configuration = vscode.workspace.getConfiguration('gradlens');
  const entries = (Object.keys(KINDS) as (keyof Settings)[]).map((key) => {
    const value = usable(configuration.get(key), KINDS[key]);
    return [key, value ?? DEFAULTS[key]];
  });
  return Object.freeze(Object.fromEntries(entries));
}

/** A value of this kind; numbers are brought into their range. Undefined: it cannot be used. */
function usable(value: unknown, kind: Kind): unknown {
  switch (kind.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'string':
      return kind.enum.find((word) => word === value);
    case 'integer':
      if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
      return Math.min(Math.max(Math.round(value), kind.minimum), kind.maximum);
    case 'array':
      return Array.isArray(value) ? Object.freeze(kind.enum.filter((word) => value.includes(word))) : undefined;
    case 'object': {
      if (typeof value !== 'object' || value === null) return undefined;
      const entries = Object.entries(value).filter(([, of]) => typeof of === 'string' || of === false);
      return Object.freeze(Object.fromEntries(entries));
    }
  }
}
