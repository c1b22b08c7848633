// A scalar engine of one's own: values that know what they were made of.
class Value {
  static count = 0;
  grad = 0;
  #backward = () => {};

  constructor(data, children = []) {
    this.data = data;
    this.children = children;
    Value.count++;
  }

  static of(x) {
    return x instanceof Value ? x : new Value(x);
  }

  #from(data, children, slopes) {
    const result = new Value(data, children);
    result.#backward = () => {
      children.forEach((child, i) => {
        child.grad += slopes[i] * result.grad;
      });
    };
    return result;
  }

  add(other) {
    const that = Value.of(other);
    return this.#from(this.data + that.data, [this, that], [1, 1]);
  }

  mul(other) {
    const that = Value.of(other);
    return this.#from(this.data * that.data, [this, that], [that.data, this.data]);
  }

  tanh() {
    const t = Math.tanh(this.data);
    return this.#from(t, [this], [1 - t ** 2]);
  }

  get order() {
    const seen = new Set();
    const order = [];
    const visit = (v) => {
      if (seen.has(v)) return;
      seen.add(v);
      v.children.forEach(visit);
      order.push(v);
    };
    visit(this);
    return order;
  }

  backward() {
    this.grad = 1;
    for (const v of this.order.reverse()) v.#backward();
  }

  valueOf() { return this.data; }
  toString() { return `Value(${this.data})`; }
  static isValue = (x) => x !== null && typeof x === 'object' && #backward in x;
}

const a0 = 0.7;
const b0 = -1.3;
const a = new Value(a0), b = new Value(b0);
const c = a.mul(b).add(a).mul(2).tanh();
c.backward();
const result = c.data;
const is = [a, {}, null, 3].map((x) => +Value.isValue(x));
export const out = [result, a.grad, b.grad, Value.count, c.order.length, a + b, `${b}`.length, is, +(a > b)];
