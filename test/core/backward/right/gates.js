// The gradients of little gates, in an object.
function forwardBackward(x, y, z) {
  const q = x * y;
  const m = Math.max(q, z);
  const f = 3 * m;

  const dm = 3;
  const dq = q > z ? dm : 0;
  const dz = z > q ? dm : 0;
  const dx = y * dq;
  const dy = x * dq;
  return { f, grad: { x: dx, y: dy, z: dz } };
}

const result = forwardBackward(1.5, 2, -4);
