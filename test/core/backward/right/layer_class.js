// Layers that keep their gradients.
class Dense {
  constructor(W, b) {
    this.W = W;
    this.b = b;
    this.dW = W.map((row) => row.map(() => 0));
    this.db = b.map(() => 0);
  }

  forward(x) {
    this.x = x;
    return this.W.map((row, i) => row.reduce((sum, w, j) => sum + w * x[j], this.b[i]));
  }

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
  }
}

class Sigmoid {
  forward(x) {
    this.out = x.map((v) => 1 / (1 + Math.exp(-v)));
    return this.out;
  }

  backward(dout) {
    const dx = dout.map((g, i) => g * this.out[i] * (1 - this.out[i]));
    return dx;
  }
}

const first = new Dense([[0.3, -0.8], [0.5, 0.2], [-0.6, 0.9]], [0.1, 0, -0.1]);
const act = new Sigmoid();
const second = new Dense([[1.2, -0.7, 0.4]], [0.05]);

const input = [0.9, -0.4];
const out = second.forward(act.forward(first.forward(input)));
const error = out[0] - 0.3;
const loss = 0.5 * error * error;
const dinput = first.backward(act.backward(second.backward([error])));
