// Layers are objects that keep their gradients.
function dense(W, b) {
  return {
    W,
    b,
    dW: W.map((row) => row.map(() => 0)),
    db: b.map(() => 0),

    forward(x) {
      this.x = x;
      return this.W.map((row, i) => row.reduce((sum, w, j) => sum + w * x[j], this.b[i]));
    },

    backward(dout) {
      const dx = this.x.map(() => 0);
      for (let i = 0; i < dout.length; i++) {
        this.db[i] += dout[i];
        for (let j = 0; j < dx.length; j++) {
          this.dW[i][j] += dout[i] * this.x[j];
          dx[j] += dout[i] * this.W[i][j];
        }
      }
      return dx;
    },
  };
}

const relu = () => ({
  forward(x) {
    this.x = x;
    return x.map((v) => Math.max(0, v));
  },

  backward(dout) {
    const dx = dout.map((g, i) => (this.x[i] > 0 ? g : 0));
    return dx;
  },
});

const layers = [dense([[0.3, -0.8], [0.5, 0.2], [-0.6, 0.9]], [0.1, 0, -0.1]), relu(), dense([[1.2, -0.7, 0.4]], [0.05])];

const input = [0.9, -0.4];
let value = input;
for (const layer of layers) value = layer.forward(value);
const error = value[0] - 0.3;
const loss = 0.5 * error * error;

let dvalue = [error];
for (let i = layers.length - 1; i >= 0; i--) dvalue = layers[i].backward(dvalue);
