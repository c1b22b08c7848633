/** The function that is inspected: where it is among the values of a program. */
import type { AnyNode } from 'acorn';
import { ClassValue } from './compile/constructing.ts';
import { UserFunction } from './compile/functions.ts';
import { functionOf } from './plan/functions.ts';
import { isClass } from './syntax/walk.ts';
import type { Slot, Value } from './values/values.ts';

/** The name of the variable that a statement defines: the class that an inspected method is in. */
export function classNameIn(statement: AnyNode): string | undefined {
  if (statement.type === 'ClassDeclaration') return statement.id?.name;
  if (statement.type !== 'VariableDeclaration') return undefined;
  const declared = statement.declarations.find(({ init }) => isClass(init));
  return declared?.id.type === 'Identifier' ? declared.id.name : undefined;
}

/** The closure of a function's node that a value is, or that a class has among its methods. */
export function closureOf(value: Value, inspected: AnyNode): UserFunction | undefined {
  const node = functionOf(inspected);
  const isIt = (one: Slot): one is UserFunction => one instanceof UserFunction && one.code.node === node;
  if (isIt(value)) return value;
  if (!(value instanceof ClassValue)) return undefined;
  const methods = [...value.privateMethods, ...value.privateStatics].map(({ slot }) => slot);
  return [...value.prototype.properties.values(), ...value.properties.values(), ...methods].find(isIt);
}
