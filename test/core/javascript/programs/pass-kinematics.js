// Where the hand of an arm with three joints is, and how far from a goal.
const angles = [0.3, -0.7, 1.1], lengths = [2, 1.5, 0.8], goal = { x: 2.5, y: 1 };
let angle = 0, x = 0, y = 0;
const joints = [[x, y]];
for (let i = 0; i < angles.length; i++) {
  angle += angles[i];
  x += lengths[i] * Math.cos(angle);
  y += lengths[i] * Math.sin(angle);
  joints.push([x, y]);
}
const distance = Math.hypot(x - goal.x, y - goal.y);
const heading = Math.atan2(goal.y - y, goal.x - x);
const out = [joints, distance, heading];
