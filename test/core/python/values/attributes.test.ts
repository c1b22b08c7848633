import { expect, test } from 'vitest';
import {
  callMethod,
  deleteAttribute,
  findAttribute,
  makeSuper,
  setAttribute,
} from '../../../../core/languages/python/values/attributes.ts';
import { ListValue, type TupleValue } from '../../../../core/languages/python/values/containers.ts';
import { ClassMethod, Property, StaticMethod } from '../../../../core/languages/python/values/functions.ts';
import { DictValue } from '../../../../core/languages/python/values/mappings.ts';
import { types } from '../../../../core/languages/python/values/types.ts';
import { Float, ObjectValue, type Value } from '../../../../core/languages/python/values/values.ts';
import { Problem } from '../../../../core/runtime/problem.ts';
import { classOf, def, made, NODE, newMachine, raisedBy, read } from './machine.ts';

/** What a function of the program does that keeps something and returns None. */
function keep(log: Value[], v: Value): Value {
  log.push(v);
  return null;
}

test('an instance, its class, its bases, in that order', () => {
  const machine = newMachine();
  const base = classOf(machine, 'Base', [], { a: 1, b: 1, c: 1 });
  const type = classOf(machine, 'A', [base], { a: 2, b: 2 });
  const object = made(machine, type);
  setAttribute(machine, object, 'a', 3, NODE);
  expect(['a', 'b', 'c'].map((name) => read(machine, object, name))).toEqual([3, 2, 1]);
  expect(raisedBy(machine, () => read(machine, object, 'x'))).toBe("AttributeError: 'A' object has no attribute 'x'");
  expect(raisedBy(machine, () => read(machine, type, 'x'))).toBe(
    "AttributeError: type object 'A' has no attribute 'x'",
  );
  expect(findAttribute(machine, object, 'x', NODE)).toBeUndefined();
});

test('a write to a class is seen by instances and heirs that were asked before', () => {
  const machine = newMachine();
  const base = classOf(machine, 'Base', [], {});
  const type = classOf(machine, 'A', [base], {});
  const object = made(machine, type);
  expect(findAttribute(machine, object, 'x', NODE)).toBeUndefined();
  setAttribute(machine, base, 'x', 1, NODE);
  expect(read(machine, object, 'x')).toBe(1);
  setAttribute(machine, type, 'x', 2, NODE);
  expect(read(machine, object, 'x')).toBe(2);
  deleteAttribute(machine, type, 'x', NODE);
  expect(read(machine, object, 'x')).toBe(1);
  setAttribute(
    machine,
    base,
    '__getattr__',
    def('self, name', ([, name]) => `${name}!`),
    NODE,
  );
  expect(read(machine, object, 'y')).toBe('y!');
});

test('methods are bound to instances, class methods to classes, static methods to nothing', () => {
  const machine = newMachine();
  const tell = def('*args', ([args]) => args);
  const type = classOf(machine, 'A', [], { f: tell, c: new ClassMethod(tell), s: new StaticMethod(tell) });
  const object = made(machine, type);
  const call = (v: Value, name: string) => (callMethod(machine, v, name, [1], undefined, NODE) as TupleValue).elements;
  expect(call(object, 'f')).toEqual([object, 1]);
  expect(call(type, 'f')).toEqual([1]);
  expect(call(object, 'c')).toEqual([type, 1]);
  expect(call(type, 'c')).toEqual([type, 1]);
  expect(call(object, 's')).toEqual([1]);
  expect(read(machine, object, 'f.__self__')).toBe(object);
  expect(read(machine, object, 'f.__func__')).toBe(tell);
  expect(machine.equal(read(machine, object, 'f'), read(machine, object, 'f'), NODE)).toBe(true);
  expect(machine.equal(read(machine, object, 'f'), read(machine, made(machine, type), 'f'), NODE)).toBe(false);
});

test('what the instance itself holds goes before a method, not before a property', () => {
  const machine = newMachine();
  const get = def('self', ([self]) => read(machine, self, '_p'));
  const type = classOf(machine, 'A', [], { f: def('self', () => 1), p: new Property(get, null, null) });
  const object = made(machine, type);
  setAttribute(machine, object, '_p', 5, NODE);
  setAttribute(
    machine,
    object,
    'f',
    def('', () => 2),
    NODE,
  );
  expect(callMethod(machine, object, 'f', [], undefined, NODE)).toBe(2);
  (object as ObjectValue).define('p', 7);
  expect(read(machine, object, 'p')).toBe(5);
  expect(raisedBy(machine, () => setAttribute(machine, object, 'p', 1, NODE))).toBe(
    "AttributeError: property 'p' of 'A' object has no setter",
  );
  expect(raisedBy(machine, () => deleteAttribute(machine, object, 'p', NODE))).toBe(
    "AttributeError: property 'p' of 'A' object has no deleter",
  );
});

test('a property made by its decorators writes and deletes', () => {
  const machine = newMachine();
  const log: Value[] = [];
  let property = made(
    machine,
    types.property,
    def('self', () => 1),
  );
  property = callMethod(machine, property, 'setter', [def('self, v', ([, v]) => keep(log, v))], undefined, NODE);
  property = callMethod(machine, property, 'deleter', [def('self', () => keep(log, 'gone'))], undefined, NODE);
  const object = made(machine, classOf(machine, 'A', [], { p: property }));
  setAttribute(machine, object, 'p', 3, NODE);
  deleteAttribute(machine, object, 'p', NODE);
  expect([read(machine, object, 'p'), ...log]).toEqual([1, 3, 'gone']);
});

test('descriptors that the program wrote', () => {
  const machine = newMachine();
  const log: Value[] = [];
  const descriptor = classOf(machine, 'D', [], {
    __set_name__: def('self, owner, name', ([, , name]) => keep(log, name)),
    __get__: def('self, instance, owner', ([, instance]) => (instance === null ? 'class' : 'instance')),
    __set__: def('self, instance, value', ([, , value]) => keep(log, value)),
  });
  const type = classOf(machine, 'A', [], { x: made(machine, descriptor) });
  const object = made(machine, type);
  expect([read(machine, object, 'x'), read(machine, type, 'x')]).toEqual(['instance', 'class']);
  setAttribute(machine, object, 'x', 4, NODE);
  expect(log).toEqual(['x', 4]);
  expect(raisedBy(machine, () => deleteAttribute(machine, object, 'x', NODE))).toBe('AttributeError: __delete__');
});

test('__getattr__ fills in, __getattribute__ and __setattr__ see everything', () => {
  const machine = newMachine();
  const log: Value[] = [];
  const filled = classOf(machine, 'A', [], {
    __getattr__: def('self, name', ([, name]) => `no ${name}`),
    p: new Property(
      def('self', ([self]) => read(machine, self, 'missing.deeper')),
      null,
      null,
    ),
  });
  const object = made(machine, filled);
  expect(read(machine, object, 'x')).toBe('no x');
  expect(read(machine, object, 'p')).toBe('no p');
  const seen = classOf(machine, 'B', [], {
    __getattribute__: def('self, name', ([self, name]) => {
      log.push(name);
      return callMethod(machine, types.object, '__getattribute__', [self, name], undefined, NODE);
    }),
    __setattr__: def('self, name, value', ([self, name, value]) =>
      callMethod(machine, types.object, '__setattr__', [self, `${name}2`, value], undefined, NODE),
    ),
  });
  const other = made(machine, seen);
  setAttribute(machine, other, 'x', 1, NODE);
  expect(read(machine, other, 'x2')).toBe(1);
  expect(raisedBy(machine, () => read(machine, other, 'x'))).toBe("AttributeError: 'B' object has no attribute 'x'");
  expect(log).toEqual(['x2', 'x']);
});

test('super goes on from a class in the order of the instance', () => {
  const machine = newMachine();
  const name = (text: string) => ({ f: def('self', () => text), c: new ClassMethod(def('cls', ([cls]) => cls)) });
  const a = classOf(machine, 'A', [], name('A'));
  const b = classOf(machine, 'B', [a], name('B'));
  const c = classOf(machine, 'C', [a], name('C'));
  const d = classOf(machine, 'D', [b, c], name('D'));
  const object = made(machine, d);
  const next = (type: Value, method: string) =>
    callMethod(machine, makeSuper(machine, type, object, NODE), method, [], undefined, NODE);
  expect([next(d, 'f'), next(b, 'f'), next(c, 'f')]).toEqual(['B', 'C', 'A']);
  expect(next(d, 'c')).toBe(d);
  expect(callMethod(machine, makeSuper(machine, d, d, NODE), 'c', [], undefined, NODE)).toBe(d);
  expect(raisedBy(machine, () => next(a, 'f'))).toBe("AttributeError: 'super' object has no attribute 'f'");
  expect(raisedBy(machine, () => makeSuper(machine, b, made(machine, c), NODE))).toBe(
    'TypeError: super(type, obj): obj must be an instance or subtype of type',
  );
});

test('__dict__ reads and writes the attributes', () => {
  const machine = newMachine();
  const type = classOf(machine, 'A', [], { x: 0 });
  const object = made(machine, type);
  const dict = read(machine, object, '__dict__') as DictValue;
  dict.set(machine, 'a', 1, NODE);
  expect(read(machine, object, 'a')).toBe(1);
  setAttribute(machine, object, 'b', 2, NODE);
  expect([...dict.keys()]).toEqual(['a', 'b']);
  expect([...dict.values()]).toEqual([1, 2]);
  expect(dict.delete(machine, 'a', NODE)).toBe(true);
  expect(findAttribute(machine, object, 'a', NODE)).toBeUndefined();
  const ofClass = read(machine, type, '__dict__') as DictValue;
  expect(ofClass.get(machine, 'x', NODE)).toBe(0);
  expect(raisedBy(machine, () => ofClass.set(machine, 'x', 1, NODE))).toBe(
    "TypeError: 'mappingproxy' object does not support item assignment",
  );
});

test('classes and built-in objects say what they are', () => {
  const machine = newMachine();
  const type = classOf(machine, 'A', [types.list], {});
  expect(read(machine, made(machine, type), '__class__.__name__')).toBe('A');
  expect((read(machine, type, '__bases__') as TupleValue).elements).toEqual([types.list]);
  expect((read(machine, type, '__mro__') as TupleValue).elements).toEqual([type, types.list, types.object]);
  expect(read(machine, type, '__module__')).toBe('__main__');
  expect(read(machine, types.int, '__module__')).toBe('builtins');
  expect(read(machine, 5, '__class__')).toBe(types.int);
  expect(read(machine, new Float(5), '__class__.__class__')).toBe(types.type);
  expect(read(machine, type, '__doc__')).toBe(null);
});

test('nobody writes to what is built in', () => {
  const machine = newMachine();
  const list = new ListValue();
  const write = (v: Value, name: string) => raisedBy(machine, () => setAttribute(machine, v, name, 1, NODE));
  expect(write(types.list, 'x')).toBe("TypeError: cannot set 'x' attribute of immutable type 'list'");
  expect(write(types.list, '__name__')).toBe("TypeError: cannot set '__name__' attribute of immutable type 'list'");
  expect(write(types.list, '__init__')).toBe("TypeError: cannot set '__init__' attribute of immutable type 'list'");
  expect(write(list, 'x')).toBe("AttributeError: 'list' object has no attribute 'x'");
  expect(write(list, '__eq__')).toBe("AttributeError: 'list' object attribute '__eq__' is read-only");
  expect(write(3, 'x')).toBe("AttributeError: 'int' object has no attribute 'x'");
  expect(write(list, '__class__')).toMatch(/^TypeError: /);
  expect(raisedBy(machine, () => deleteAttribute(machine, types.int, '__eq__', NODE))).toBe(
    "TypeError: cannot set '__eq__' attribute of immutable type 'int'",
  );
});

test('what leads out of the program is refused where it is asked for', () => {
  const machine = newMachine();
  for (const [v, name] of [
    [types.object, '__subclasses__'],
    [def('', () => 1), '__globals__'],
    [def('', () => 1), '__code__'],
    [def('', () => 1), '__closure__'],
    [types.int, '__builtins__'],
  ] as const) {
    const refused = () => read(machine, v, name);
    expect(refused).toThrow(Problem);
    expect(refused).toThrow(expect.objectContaining({ code: 'unsupported-function', at: NODE, args: { name } }));
  }
  const object = made(machine, classOf(machine, 'A', [], {}));
  expect(raisedBy(machine, () => read(machine, object, '__globals__'))).toBe(
    "AttributeError: 'A' object has no attribute '__globals__'",
  );
  expect(raisedBy(machine, () => read(machine, object, 'constructor'))).toMatch(/^AttributeError/);
  expect(raisedBy(machine, () => read(machine, object, '__proto__'))).toMatch(/^AttributeError/);
});

test('attributes have versions', () => {
  const machine = newMachine();
  const object = made(machine, classOf(machine, 'A', [], {})) as ObjectValue;
  setAttribute(machine, object, 'x', 1, NODE);
  const { clock } = machine;
  setAttribute(machine, object, 'x', 2, NODE);
  setAttribute(machine, object, 'y', 3, NODE);
  expect([...object.attributesAt(clock)]).toEqual([['x', 1]]);
});

test('a module without the name says so', () => {
  const machine = newMachine();
  const module = new ObjectValue(types.module);
  module.define('__name__', 'math');
  module.define('pi', new Float(Math.PI));
  expect(read(machine, module, 'pi')).toEqual(new Float(Math.PI));
  expect(raisedBy(machine, () => read(machine, module, 'x'))).toBe(
    "AttributeError: module 'math' has no attribute 'x'",
  );
  const dict = read(machine, module, '__dict__');
  expect(dict).toBeInstanceOf(DictValue);
});
