// A model and optimisers that take its steps: what is trained are fields of an object.
class Optimiser {
  static known = new Map();
  static { Optimiser.known.set('none', Optimiser); }
  static named(name, ...settings) { return new (Optimiser.known.get(name))(...settings); }

  steps = 0;
  step(model, grads) {
    this.steps += 1;
    for (const key of Object.keys(grads)) model[key] = this.update(model[key], grads[key], key);
  }
  update(p) { return p; }
}
Optimiser.known.set('sgd', class extends Optimiser {
  constructor(rate) {
    super();
    this.rate = rate;
  }
  update(p, g) { return p - this.rate * g; }
});
Optimiser.known.set('momentum', class Momentum extends Optimiser.known.get('sgd') {
  #velocity = {};
  constructor(rate, decay = 0.9) {
    super(rate);
    this.decay = decay;
  }
  update(p, g, key) {
    this.#velocity[key] = this.decay * (this.#velocity[key] ?? 0) + g;
    return super.update(p, this.#velocity[key]);
  }
});
class Line {
  constructor(w, b) {
    Object.assign(this, { w, b });
  }
  predict(x) { return this.w * x + this.b; }
  fit(points, optimiser, rounds) {
    for (let i = 0; i < rounds; i++) {
      const grads = { w: 0, b: 0 };
      for (const [x, y] of points) {
        const error = this.predict(x) - y;
        grads.w += error * x;
        grads.b += error;
      }
      optimiser.step(this, grads);
    }
    return this.loss(points);
  }
  loss(points) {
    return points.reduce((sum, [x, y]) => sum + (this.predict(x) - y) ** 2 / 2, 0);
  }
}
const w = 0.4;
const b = -0.2;
const points = [[1, 2.1], [2, 3.9], [-1, -1.8]];
const losses = ['none', 'sgd', 'momentum'].map((name) => new Line(w, b).fit(points, Optimiser.named(name, 0.05), 4));
export const out = losses[0] + 2 * losses[1] + 3 * losses[2];
