/** `warnings`: a warning is a line in the console, once for each place; filters leave it out, or raise it. */
import { ListValue } from '../../values/containers.ts';
import { truthy } from '../../values/conversions.ts';
import { ExceptionValue } from '../../values/exceptions.ts';
import { defineMethods, type Functions } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { str } from '../../values/text.ts';
import { builtinType, typeOf, types } from '../../values/types.ts';
import { ObjectValue, TypeValue, type Value } from '../../values/values.ts';
import { write } from '../print.ts';
import { method } from './methods.ts';
import type { ModuleContents } from './module.ts';

interface Filter {
  readonly action: string;
  readonly category: TypeValue;
}

interface State {
  /** The last one that fits counts. */
  filters: Filter[];
  shown: Set<string>;
  /** Where warnings are gathered instead of being shown. */
  record: ListValue | undefined;
}

const STATE = 'warnings';

function stateOf(machine: PyMachine): State {
  let known = machine.kept.get(STATE) as State | undefined;
  if (known === undefined) machine.kept.set(STATE, (known = { filters: [], shown: new Set(), record: undefined }));
  return known;
}

const IGNORED = [types.DeprecationWarning, types.PendingDeprecationWarning, types.ImportWarning, types.ResourceWarning];

function actionFor(state: State, category: TypeValue): string {
  const found = state.filters.findLast((filter) => category.isSubtypeOf(filter.category));
  if (found !== undefined) return found.action;
  // A program's own deprecations are shown where it is the program that was started.
  return IGNORED.slice(1).some((type) => category.isSubtypeOf(type)) ? 'ignore' : 'default';
}

const messageType = builtinType('WarningMessage', { module: 'warnings', hasDict: true });

function warn(machine: PyMachine, message: Value, given: Value, node: number): null {
  const isMade = message instanceof ExceptionValue;
  const category = isMade ? message.type : given === null ? types.UserWarning : given;
  if (!(category instanceof TypeValue) || !category.isSubtypeOf(types.Warning))
    return machine.raise(types.TypeError, `category must be a Warning subclass, not '${typeOf(given).name}'`, node);
  const state = stateOf(machine);
  const action = actionFor(state, category);
  if (action === 'ignore') return null;
  const warning = isMade ? message : (machine.call(category, [message], undefined, node) as ExceptionValue);
  if (action === 'error') return machine.throw(warning, node);
  const line = `${category.name}: ${str(machine, warning, node)}`;
  if (state.record !== undefined) {
    const entry = new ObjectValue(messageType);
    entry.define('message', warning);
    entry.define('category', category);
    state.record.beforeGrow(machine);
    state.record.elements.push(entry);
    return null;
  }
  const key = action === 'once' ? line : `${node} ${line}`;
  if (action !== 'always' && state.shown.has(key)) return null;
  machine.budget.allocate(key.length, node);
  state.shown.add(key);
  write(machine, `${line}\n`, node);
  return null;
}

function addFilter(machine: PyMachine, action: Value, category: Value, isAppended: boolean): null {
  const filter = { action: String(action), category: category === null ? types.Warning : (category as TypeValue) };
  const state = stateOf(machine);
  state.filters = isAppended ? [filter, ...state.filters] : [...state.filters, filter];
  return null;
}

const catchType = builtinType('catch_warnings', { module: 'warnings' });

/** Filters that are set within hold until its end. */
class CatchValue extends ObjectValue {
  isRecording = false;
  before: Pick<State, 'filters' | 'record'> | undefined;
  action: Value = null;
  category: Value = null;
}

catchType.allocate = (_machine, type) => new CatchValue(type);

defineMethods(catchType, {
  __init__: [
    'self, *, record=False, module=None, action=None, category=None',
    method<CatchValue>((machine, self, [record, , action, category], node) => {
      self.isRecording = truthy(machine, record, node);
      self.action = action;
      self.category = category;
      return undefined;
    }),
  ],
  __enter__: [
    'self, /',
    method<CatchValue>((machine, self) => {
      const state = stateOf(machine);
      self.before = { filters: state.filters, record: state.record };
      if (self.action !== null) addFilter(machine, self.action, self.category, false);
      if (!self.isRecording) return undefined;
      state.record = new ListValue();
      return state.record;
    }),
  ],
  __exit__: [
    'self, type, value, traceback, /',
    method<CatchValue>((machine, self) => {
      Object.assign(stateOf(machine), self.before);
      return undefined;
    }),
  ],
});

const functions: Functions = {
  warn: [
    'message, category=None, stacklevel=1, source=None',
    (machine, [message, category], node) => warn(machine, message, category, node),
  ],
  simplefilter: [
    'action, category=None, lineno=0, append=False',
    (machine, [action, category, , append], node) =>
      addFilter(machine, action, category, truthy(machine, append, node)),
  ],
  filterwarnings: [
    "action, message='', category=None, module='', lineno=0, append=False",
    (machine, [action, , category, , , append], node) =>
      addFilter(machine, action, category, truthy(machine, append, node)),
  ],
  resetwarnings: [
    '',
    (machine) => {
      stateOf(machine).filters = [];
      return null;
    },
  ],
};

export const warnings: ModuleContents = { functions, constants: { catch_warnings: catchType } };
