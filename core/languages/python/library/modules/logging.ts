/** `logging`: messages that are severe enough are lines in the console. Handlers and formats are not there. */

import type { TupleValue } from '../../values/containers.ts';
import { isInt } from '../../values/conversions.ts';
import { defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { percent } from '../../values/templates.ts';
import { str } from '../../values/text.ts';
import { builtinType, types } from '../../values/types.ts';
import { ObjectValue, type Value } from '../../values/values.ts';
import { write } from '../print.ts';
import { method } from './methods.ts';
import type { ModuleContents } from './module.ts';

const LEVELS = { NOTSET: 0, DEBUG: 10, INFO: 20, WARNING: 30, ERROR: 40, CRITICAL: 50 } as const;
const USUAL = LEVELS.WARNING;

const loggerType = builtinType('Logger', { module: 'logging', hasDict: true });

class Logger extends ObjectValue {
  /** 0: as the one above says. */
  level: number = LEVELS.NOTSET;
  disabled = false;

  constructor(
    readonly name: string,
    readonly above: Logger | undefined,
  ) {
    super(loggerType);
    this.define('name', name);
  }

  get effective(): number {
    return this.level !== LEVELS.NOTSET || this.above === undefined ? this.level : this.above.effective;
  }
}

const LOGGERS = 'loggers';

function loggers(machine: PyMachine): Map<string, Logger> {
  let known = machine.kept.get(LOGGERS) as Map<string, Logger> | undefined;
  if (known === undefined) {
    const root = new Logger('root', undefined);
    root.level = USUAL;
    machine.kept.set(LOGGERS, (known = new Map([['root', root]])));
  }
  return known;
}

function loggerNamed(machine: PyMachine, name: string): Logger {
  const all = loggers(machine);
  const known = all.get(name);
  if (known !== undefined) return known;
  const dot = name.lastIndexOf('.');
  const made = new Logger(name, dot < 0 ? all.get('root') : loggerNamed(machine, name.slice(0, dot)));
  all.set(name, made);
  return made;
}

function levelOf(machine: PyMachine, v: Value, node: number): number {
  if (isInt(v)) return Number(v);
  const known = LEVELS[v as keyof typeof LEVELS];
  return known ?? machine.raise(types.ValueError, `Unknown level: ${str(machine, v, node)}`, node);
}

function nameOf(level: number): string {
  return Object.entries(LEVELS).find(([, known]) => known === level)?.[0] ?? `Level ${level}`;
}

function log(machine: PyMachine, logger: Logger, level: number, message: Value, args: Value, node: number): null {
  if (level < logger.effective) return null;
  const { elements } = args as TupleValue;
  const text = str(machine, message, node);
  const filled = elements.length === 0 ? text : percent(machine, text, args, node);
  write(machine, `${nameOf(level)}:${logger.name}:${filled}\n`, node);
  return null;
}

const severities = { debug: 10, info: 20, warning: 30, warn: 30, error: 40, exception: 40, critical: 50 };
const SIGNATURE = 'msg, *args, **kwargs';

defineMethods(loggerType, {
  ...Object.fromEntries(
    Object.entries(severities).map(([name, level]): [string, Functions[string]] => [
      name,
      [
        `self, ${SIGNATURE}`,
        method<Logger>((machine, self, [message, args], node) => log(machine, self, level, message, args, node)),
      ],
    ]),
  ),
  log: [
    `self, level, ${SIGNATURE}`,
    method<Logger>((machine, self, [level, message, args], node) =>
      log(machine, self, levelOf(machine, level, node), message, args, node),
    ),
  ],
  setLevel: [
    'self, level',
    method<Logger>((machine, self, [level], node) => {
      self.level = levelOf(machine, level, node);
      return undefined;
    }),
  ],
  getEffectiveLevel: ['self', method<Logger>((_machine, self) => self.effective)],
  isEnabledFor: [
    'self, level',
    method<Logger>((machine, self, [level], node) => levelOf(machine, level, node) >= self.effective),
  ],
});

const functions: Functions = {
  ...Object.fromEntries(
    Object.entries(severities).map(([name, level]): [string, Functions[string]] => [
      name,
      [
        SIGNATURE,
        (machine, [message, args], node) => log(machine, loggerNamed(machine, 'root'), level, message, args, node),
      ],
    ]),
  ),
  basicConfig: [
    '*, level=None, **kwargs',
    (machine, [level], node) => {
      if (level !== null) loggerNamed(machine, 'root').level = levelOf(machine, level, node);
      return null;
    },
  ],
  getLogger: [
    'name=None',
    (machine, [name], node) => loggerNamed(machine, name === null ? 'root' : str(machine, name, node)),
  ],
  getLevelName: ['level', (_machine, [level]) => nameOf(Number(level))],
};

export const logging: ModuleContents = { functions, constants: { ...LEVELS, FATAL: 50, WARN: 30, Logger: loggerType } };
