// Layers as courses write them: each keeps what its backward pass needs, and its gradients.
class Affine {
  constructor(W, b) {
    this.W = W;
    this.b = b;
  }

  forward(x) {
    this.x = x;
    return this.W.map((row, i) => row.reduce((sum, w, j) => sum + w * x[j], this.b[i]));
  }

  backward(dout) {
    this.dW = dout.map((g) => this.x.map((v) => g * v));
    this.db = dout.slice();
    return this.x.map((_, j) => dout.reduce((sum, g, i) => sum + g * this.W[i][j], 0));
  }
}

class Activation {
  forward(x) {
    this.out = x.map((v) => this.apply(v));
    return this.out;
  }

  backward(dout) {
    return dout.map((g, i) => g * this.slope(this.out[i]));
  }
}

class Tanh extends Activation {
  apply(v) { return Math.tanh(v); }
  slope(y) { return 1 - y * y; }
}

class Sigmoid extends Activation {
  apply(v) { return 1 / (1 + Math.exp(-v)); }
  slope(y) { return y * (1 - y); }
}

class Network {
  layers = [];
  #target;

  constructor(target, ...layers) {
    this.#target = target;
    for (const layer of layers) this.add(layer);
  }

  add(layer) {
    this.layers.push(layer);
    return this;
  }

  loss(x) {
    let h = x;
    for (const layer of this.layers) h = layer.forward(h);
    this.error = h.map((v, i) => v - this.#target[i]);
    return this.error.reduce((sum, e) => sum + 0.5 * e * e, 0);
  }

  backward() {
    return this.layers.reduceRight((grad, layer) => layer.backward(grad), this.error);
  }
}

const W1 = [[0.3, -0.8], [0.5, 0.2], [-0.6, 0.9]];
const b1 = [0.1, 0.2, -0.1];
const W2 = [[1.2, -0.7, 0.4]];
const x = [0.9, -0.4];
const network = new Network([0.3], new Affine(W1, b1), new Tanh()).add(new Affine(W2, [0.05])).add(new Sigmoid());
const loss = network.loss(x);
const dx = network.backward();
const { dW, db } = network.layers[0];
export const out = [loss, dx, dW, db, network.layers.length, Object.keys(network).length];
