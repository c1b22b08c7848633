// A small tree of questions gives soft answers; depth and leaves are counted on the way.
const tree = {
  feature: 0, threshold: 0.5,
  left: { feature: 1, threshold: -0.2, left: { leaf: 0.1 }, right: { leaf: 0.7 } },
  right: { leaf: 0.9 },
};
const sharpness = 3;
const gate = (z) => 1 / (1 + Math.exp(-sharpness * z));
const answer = (node, x) => {
  if ('leaf' in node) return node.leaf;
  const toRight = gate(x[node.feature] - node.threshold);
  return toRight * answer(node.right, x) + (1 - toRight) * answer(node.left, x);
};
const depth = (node) => (node?.left ? 1 + Math.max(depth(node.left), depth(node.right)) : 0);
const leaves = (node) => (node.leaf !== undefined ? [node.leaf] : [...leaves(node.left), ...leaves(node.right)]);
const x = [0.4, 0.3];
export const out = [answer(tree, x), depth(tree), leaves(tree)];
