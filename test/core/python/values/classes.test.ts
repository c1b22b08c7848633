import { expect, test } from 'vitest';
import { callMethod, makeSuper, setAttribute } from '../../../../core/languages/python/values/attributes.ts';
import { ListValue, TupleValue } from '../../../../core/languages/python/values/containers.ts';
import { ClassMethod, Property } from '../../../../core/languages/python/values/functions.ts';
import { DictValue, SetValue } from '../../../../core/languages/python/values/mappings.ts';
import { types } from '../../../../core/languages/python/values/types.ts';
import type { TypeValue, Value } from '../../../../core/languages/python/values/values.ts';
import { classOf, def, made, NODE, newMachine, raisedBy, read } from './machine.ts';

const names = (type: Value) => (type as TypeValue).mro.map(({ name }) => name).join(' ');

test('the order of classes is the C3 order', () => {
  const machine = newMachine();
  const of = (name: string, ...bases: Value[]) => classOf(machine, name, bases, {});
  const o = [of('A'), of('B'), of('C'), of('D'), of('E')];
  const [a, b, c, d, e] = o;
  const [k1, k2, k3] = [of('K1', a, b, c), of('K2', d, b, e), of('K3', d, a)];
  expect(names(of('Z', k1, k2, k3))).toBe('Z K1 K2 K3 D A B C E object');
  const [x, y] = [of('X', a, b), of('Y', b, a)];
  expect(raisedBy(machine, () => of('XY', x, y))).toBe(
    'TypeError: Cannot create a consistent method resolution\norder (MRO) for bases A, B',
  );
});

test('what is no base, or none beside another', () => {
  const machine = newMachine();
  const said = (...bases: Value[]) => raisedBy(machine, () => classOf(machine, 'A', bases, {}));
  expect(said(types.bool)).toBe("TypeError: type 'bool' is not an acceptable base type");
  expect(said(types.generator)).toBe("TypeError: type 'generator' is not an acceptable base type");
  expect(said(types.list, types.dict)).toBe('TypeError: multiple bases have instance lay-out conflict');
  expect(said(3)).toMatch(/^TypeError: /);
  expect(said(types.ValueError, types.KeyError)).toBe('nothing');
  expect(raisedBy(machine, () => made(machine, types.generator))).toBe(
    "TypeError: cannot create 'generator' instances",
  );
});

test('__new__ makes, __init__ begins, both with the arguments', () => {
  const machine = newMachine();
  const log: Value[] = [];
  const type = classOf(machine, 'A', [], {
    __new__: def('cls, x', ([cls, x]) => {
      log.push('new', x);
      return made(machine, read(machine, types.object, '__new__'), cls);
    }),
    __init__: def('self, x', ([self, x]) => {
      log.push('init', x);
      setAttribute(machine, self, 'x', x, NODE);
      return null;
    }),
  });
  expect(read(machine, made(machine, type, 5), 'x')).toBe(5);
  expect(log).toEqual(['new', 5, 'init', 5]);
  const other = classOf(machine, 'B', [type], { __new__: def('cls, x', () => 7) });
  expect(made(machine, other, 5)).toBe(7);
  expect(log).toHaveLength(4);
});

test('arguments that nobody takes', () => {
  const machine = newMachine();
  const empty = classOf(machine, 'A', [], {});
  const said = (type: Value) => raisedBy(machine, () => made(machine, type, 1));
  expect(said(empty)).toBe('TypeError: A() takes no arguments');
  expect(said(types.object)).toBe('TypeError: object() takes no arguments');
  const asking = classOf(machine, 'B', [], {
    __init__: def('self, x', ([self, x]) =>
      callMethod(machine, makeSuper(machine, asking, self, NODE), '__init__', [x], undefined, NODE),
    ),
  });
  expect(said(asking)).toBe('TypeError: object.__init__() takes exactly one argument (the instance to initialize)');
  const wrong = classOf(machine, 'C', [], { __init__: def('self, x', () => 3) });
  expect(said(wrong)).toBe("TypeError: __init__() should return None, not 'int'");
});

test('instances of subclasses of built-in classes are such', () => {
  const machine = newMachine();
  const stack = classOf(machine, 'Stack', [types.list], {});
  const list = made(machine, stack);
  expect(list).toBeInstanceOf(ListValue);
  expect((list as ListValue).type).toBe(stack);
  setAttribute(machine, list, 'name', 's', NODE);
  expect(read(machine, list, 'name')).toBe('s');
  expect(made(machine, classOf(machine, 'D', [types.dict], {}))).toBeInstanceOf(DictValue);
  expect(made(machine, classOf(machine, 'S', [types.set], {}))).toBeInstanceOf(SetValue);
});

test('__init_subclass__ hears of heirs, __set_name__ of attributes', () => {
  const machine = newMachine();
  const log: Value[] = [];
  const hear = def('cls, **kwargs', ([cls, kwargs]) => {
    log.push((cls as TypeValue).name, ...(kwargs as DictValue).keys());
    return null;
  });
  const base = classOf(machine, 'Base', [], { __init_subclass__: hear });
  expect(log).toEqual([]);
  classOf(machine, 'Heir', [base], {}, new Map([['flag', true]]));
  expect(log).toEqual(['Heir', 'flag']);
  expect(raisedBy(machine, () => classOf(machine, 'A', [], {}, new Map([['flag', true]])))).toBe(
    'TypeError: A.__init_subclass__() takes no keyword arguments',
  );
});

test('__slots__ allows these attributes and no others', () => {
  const machine = newMachine();
  const slots = new TupleValue(['x', 'y']);
  const type = classOf(machine, 'A', [], { __slots__: slots });
  const object = made(machine, type);
  setAttribute(machine, object, 'x', 1, NODE);
  expect(read(machine, object, 'x')).toBe(1);
  expect(raisedBy(machine, () => read(machine, object, 'y'))).toBe("AttributeError: 'A' object has no attribute 'y'");
  expect(raisedBy(machine, () => setAttribute(machine, object, 'z', 1, NODE))).toBe(
    "AttributeError: 'A' object has no attribute 'z'",
  );
  expect(raisedBy(machine, () => read(machine, object, '__dict__'))).toBe(
    "AttributeError: 'A' object has no attribute '__dict__'",
  );
  const heir = made(machine, classOf(machine, 'B', [type], { __slots__: new TupleValue(['z']) }));
  setAttribute(machine, heir, 'x', 1, NODE);
  setAttribute(machine, heir, 'z', 2, NODE);
  expect(raisedBy(machine, () => setAttribute(machine, heir, 'w', 1, NODE))).toMatch(/^AttributeError/);
  const open = made(machine, classOf(machine, 'C', [type], {}));
  setAttribute(machine, open, 'w', 1, NODE);
  expect(raisedBy(machine, () => classOf(machine, 'D', [], { __slots__: slots, x: 1 }))).toBe(
    "ValueError: 'x' in __slots__ conflicts with class variable",
  );
});

test('a class that defines __eq__ alone has no hash', () => {
  const machine = newMachine();
  const eq = def('self, other', () => true);
  const object = made(machine, classOf(machine, 'A', [], { __eq__: eq }));
  const dict = new DictValue();
  expect(raisedBy(machine, () => dict.set(machine, object, 1, NODE))).toBe("TypeError: unhashable type: 'A'");
});

test('metaclasses of the program make and call classes', () => {
  const machine = newMachine();
  const log: Value[] = [];
  const meta: TypeValue = classOf(machine, 'Meta', [types.type], {
    __new__: def('mcs, name, bases, namespace, **kwargs', ([mcs, name, bases, namespace]) => {
      log.push('new', name);
      (namespace as DictValue).set(machine, 'added', 1, NODE);
      const above = makeSuper(machine, meta, mcs, NODE);
      return callMethod(machine, above, '__new__', [mcs, name, bases, namespace], undefined, NODE);
    }),
    __init__: def('cls, name, bases, namespace, **kwargs', ([, , , , kwargs]) => {
      log.push('init', ...(kwargs as DictValue).keys());
      return null;
    }),
    __call__: def('cls, *args', ([cls, args]) => {
      log.push('call');
      const above = makeSuper(machine, meta, cls, NODE);
      return callMethod(machine, above, '__call__', [...(args as TupleValue).elements], undefined, NODE);
    }),
    size: new Property(
      def('cls', () => 42),
      null,
      null,
    ),
  });
  const type = classOf(
    machine,
    'A',
    [],
    { x: 1 },
    new Map<string, Value>([
      ['metaclass', meta],
      ['k', 2],
    ]),
  );
  expect(log).toEqual(['new', 'A', 'init', 'k']);
  expect([type.type, read(machine, type, 'added'), read(machine, type, 'size')]).toEqual([meta, 1, 42]);
  const object = made(machine, type);
  expect(log.at(-1)).toBe('call');
  expect(read(machine, object, '__class__')).toBe(type);
  expect(classOf(machine, 'B', [type], {}).type).toBe(meta);
  const rival = classOf(machine, 'Rival', [types.type], {});
  const other = classOf(machine, 'C', [], {}, new Map([['metaclass', rival]]));
  expect(raisedBy(machine, () => classOf(machine, 'D', [type, other], {}))).toMatch(/^TypeError: metaclass conflict/);
});

test('type makes classes, and tells them', () => {
  const machine = newMachine();
  const namespace = new DictValue();
  namespace.set(machine, 'x', 3, NODE);
  const type = made(machine, types.type, 'A', new TupleValue([]), namespace);
  expect(read(machine, made(machine, type), 'x')).toBe(3);
  expect(made(machine, types.type, 5)).toBe(types.int);
  expect(raisedBy(machine, () => made(machine, types.type, 1, 2))).toBe('TypeError: type() takes 1 or 3 arguments');
});

test('what is not callable', () => {
  const machine = newMachine();
  const callable = classOf(machine, 'A', [], { __call__: def('self, x', ([, x]) => x) });
  expect(made(machine, made(machine, callable), 4)).toBe(4);
  expect(raisedBy(machine, () => made(machine, 3))).toBe("TypeError: 'int' object is not callable");
  const object = made(machine, classOf(machine, 'B', [], { c: new ClassMethod(def('cls', () => 1)) }));
  expect(raisedBy(machine, () => made(machine, object))).toBe("TypeError: 'B' object is not callable");
});
