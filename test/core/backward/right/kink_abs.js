// The distance from a point that is met exactly; the code takes a slope of 1 there.
const x = 2;
const y = -1.5;
const distance = Math.abs(x - 2) + Math.abs(y - 2);

const dx = x - 2 >= 0 ? 1 : -1;
const dy = y - 2 >= 0 ? 1 : -1;
