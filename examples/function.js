// Put the cursor into a function and compute: its parameters are the inputs.
// GradLens asks for values that nothing in the file gives.

function sigmoid(t) {
  return 1 / (1 + Math.exp(-t));
}

function neuron(x, weight, bias) {
  const score = weight * x + bias;
  const out = sigmoid(score);
  return out;
}
