// Methods that reach for what they cover, over three objects.
const base = { rate: 0.1, describe() { return `base ${this.rate}`; }, get scale() { return 2; } };
const middle = { __proto__: base, describe() { return `${super.describe()} middle`; }, get scale() { return super.scale * 3; } };
const top = { __proto__: middle, rate: 0.5, describe() { const inner = () => super.describe(); return inner() + ' top'; }, get scale() { return super['scale'] + 1; } };
function Layer(width) {
  if (!new.target) return new Layer(width);
  this.width = width;
  this.kind = new.target.name;
}
const layers = [Layer(2), new Layer(3)];
const kind = (v) => { switch (Object.getPrototypeOf(v)) { case base: return 'over base'; case middle: return 'over middle'; case Layer.prototype: return 'layer'; default: return 'other'; } };
const tag = Symbol('top'), text = [tag.toString(), tag.valueOf() === tag, tag.description, Object(tag) == tag, Object.isSealed(Object.freeze(layers[0]))];
const out = [top.describe(), top.scale, middle.scale, layers.map(({ width, kind }) => [width, kind]), [top, middle, layers[1], {}].map(kind), text];
