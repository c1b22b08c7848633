// A dense layer that keeps its weights, its input and its gradients in private fields.
class Dense {
  #weights;
  #bias;
  #input;
  #dweights = null;
  #dbias = null;

  constructor(weights, bias) {
    this.#weights = weights;
    this.#bias = bias;
  }

  forward(x) {
    this.#input = x;
    return this.#weights.map((row, i) => row.reduce((sum, w, j) => sum + w * x[j], this.#bias[i]));
  }

  backward(dout) {
    this.#dweights = this.#weights.map((row, i) => row.map((_, j) => dout[i] * this.#input[j]));
    this.#dbias = dout.slice();
    const dx = this.#input.map((_, j) => dout.reduce((sum, d, i) => sum + d * this.#weights[i][j], 0));
    return dx;
  }

  get gradients() {
    return [this.#dweights, this.#dbias];
  }
}

const layer = new Dense(
  [
    [0.1, -0.4],
    [0.7, 0.3],
    [0.2, 0.5],
  ],
  [0.1, 0, -0.2],
);
const x = [1.5, -0.5];
const target = [1, 0, 1];
const y = layer.forward(x);
const loss = y.reduce((sum, value, i) => sum + 0.5 * (value - target[i]) ** 2, 0);
const dy = y.map((value, i) => value - target[i]);
const dx = layer.backward(dy);
console.log(loss, dx, layer.gradients);
