/** The fields of dataclasses: what the annotations and values in a class's body say of them. */
import { defineGetters } from '../../values/functions.ts';
import type { PyMachine } from '../../values/machine.ts';
import { DictValue } from '../../values/mappings.ts';
import { repr } from '../../values/text.ts';
import { builtinType, typeOf, types } from '../../values/types.ts';
import { ObjectValue, type TypeValue, type Value } from '../../values/values.ts';

export const MISSING = new ObjectValue(builtinType('_MISSING_TYPE', { module: 'dataclasses' }));
export const KW_ONLY = new ObjectValue(builtinType('_KW_ONLY_TYPE', { module: 'dataclasses' }));

export const fieldType = builtinType('Field', { module: 'dataclasses' });

/** What `field(…)` was given; undefined where nothing was. */
export interface FieldOptions {
  readonly otherwise: Value | undefined;
  readonly factory: Value | undefined;
  readonly init: boolean;
  readonly repr: boolean;
  readonly compare: boolean;
  /** None: as `compare` says. */
  readonly hash: Value;
  readonly metadata: Value;
  readonly keywordOnly: boolean | undefined;
}

export const PLAIN: FieldOptions = {
  otherwise: undefined,
  factory: undefined,
  init: true,
  repr: true,
  compare: true,
  hash: null,
  metadata: null,
  keywordOnly: undefined,
};

export class FieldValue extends ObjectValue {
  name = '';
  annotation = '';
  /** Of an `InitVar`: for `__init__` only. */
  isForInitOnly = false;
  isKeywordOnly = false;

  constructor(readonly options: FieldOptions) {
    super(fieldType);
  }

  get hasDefault(): boolean {
    return this.options.otherwise !== undefined || this.options.factory !== undefined;
  }

  get isHashed(): boolean {
    return this.options.hash === null ? this.options.compare : this.options.hash === true;
  }
}

defineGetters(fieldType, {
  name: (_machine, self) => (self as FieldValue).name,
  type: (_machine, self) => (self as FieldValue).annotation,
  default: (_machine, self) => (self as FieldValue).options.otherwise ?? MISSING,
  default_factory: (_machine, self) => (self as FieldValue).options.factory ?? MISSING,
  init: (_machine, self) => (self as FieldValue).options.init,
  repr: (_machine, self) => (self as FieldValue).options.repr,
  compare: (_machine, self) => (self as FieldValue).options.compare,
  hash: (_machine, self) => (self as FieldValue).options.hash,
  kw_only: (_machine, self) => (self as FieldValue).isKeywordOnly,
  metadata: (_machine, self) => (self as FieldValue).options.metadata ?? new DictValue(types.mappingproxy),
});

/** Where a dataclass keeps its fields, by name. */
const KEPT = '__dataclass_fields__';

/** The fields of a dataclass or of an instance; undefined if it is none. */
export function fieldsOf(v: Value): FieldValue[] | undefined {
  const type = typeOf(v).isSubtypeOf(types.type) ? (v as TypeValue) : typeOf(v);
  const kept = type.lookup(KEPT);
  return kept instanceof DictValue ? ([...kept.values()] as FieldValue[]) : undefined;
}

/** Those that instances have. */
export function lastingFields(fields: readonly FieldValue[]): FieldValue[] {
  return fields.filter((field) => !field.isForInitOnly);
}

const CLASS_VARIABLE = /^\s*['"]?\s*(\w+\.)?ClassVar\b/;
const INIT_VARIABLE = /^\s*['"]?\s*(\w+\.)?InitVar\b/;
const KEYWORDS_FOLLOW = /^\s*(\w+\.)?KW_ONLY\s*$/;

/** The fields that a class inherits and those of its own body, which loses what was only said of them. */
export function collectFields(machine: PyMachine, cls: TypeValue, isKeywordOnly: boolean, node: number): FieldValue[] {
  const fields = new Map<string, FieldValue>();
  for (const base of cls.mro.slice(1).toReversed()) {
    const kept = base.getOwn(KEPT);
    if (kept instanceof DictValue)
      for (const field of kept.values() as Iterable<FieldValue>) fields.set(field.name, field);
  }
  for (const field of ownFields(machine, cls, isKeywordOnly, node)) fields.set(field.name, field);
  const dict = new DictValue();
  for (const [name, field] of fields) dict.set(machine, name, field, node);
  cls.setOwn(KEPT, dict, machine);
  return [...fields.values()];
}

function ownFields(machine: PyMachine, cls: TypeValue, isKeywordOnly: boolean, node: number): FieldValue[] {
  const annotations = cls.getOwn('__annotations__');
  const texts = annotations instanceof DictValue ? [...annotations.entries()] : [];
  const fields: FieldValue[] = [];
  let keywordsFollow = isKeywordOnly;
  for (const { key, value } of texts) {
    const [name, text] = [key as string, typeof value === 'string' ? value : repr(machine, value, node)];
    if (CLASS_VARIABLE.test(text)) continue;
    if (KEYWORDS_FOLLOW.test(text)) keywordsFollow = true;
    else fields.push(ownField(machine, cls, name, text, keywordsFollow, node));
  }
  for (const [name, value] of cls.attributes ?? [])
    if (value instanceof FieldValue && !fields.includes(value))
      machine.raise(types.TypeError, `'${name}' is a field but has no type annotation`, node);
  return fields;
}

function ownField(
  machine: PyMachine,
  cls: TypeValue,
  name: string,
  annotation: string,
  keywordsFollow: boolean,
  node: number,
): FieldValue {
  const value = cls.getOwn(name);
  const field = value instanceof FieldValue ? value : new FieldValue({ ...PLAIN, otherwise: value });
  const { otherwise, factory, keywordOnly } = field.options;
  field.name = name;
  field.annotation = annotation;
  field.isForInitOnly = INIT_VARIABLE.test(annotation);
  field.isKeywordOnly = keywordOnly ?? keywordsFollow;
  if (field.isForInitOnly && factory !== undefined)
    machine.raise(types.TypeError, `field ${name} cannot have a default factory`, node);
  if (otherwise !== undefined && typeOf(otherwise).lookup('__hash__') === null) {
    const what = `${repr(machine, typeOf(otherwise), node)} for field ${name}`;
    machine.raise(types.ValueError, `mutable default ${what} is not allowed: use default_factory`, node);
  }
  if (value instanceof FieldValue) {
    if (otherwise === undefined) cls.deleteOwn(name, machine);
    else cls.setOwn(name, otherwise, machine);
  }
  return field;
}
