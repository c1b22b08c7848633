// The smallest circuit: one gate, two inputs.
// Run "GradLens: Compute Gradients", then change 4 and watch.
//
// A product swaps: x gets the value of y, and y the value of x.

const x = 4;
const y = -3;

const f = x * y;
