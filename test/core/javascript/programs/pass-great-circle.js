// The way between towns on a ball, and the shortest round trip of all orders.
const R = 6371;
const towns = [[52.5, 13.4], [48.9, 2.35], [51.5, -0.1], [40.4, -3.7]];
const radians = (d) => (d * Math.PI) / 180;
const way = ([lat1, lon1], [lat2, lon2]) => {
  const [a, b] = [radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2];
  const h = Math.sin(a) ** 2 + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(b) ** 2;
  return 2 * R * Math.asin(Math.sqrt(h));
};
const orders = (list) =>
  list.length < 2 ? [list] : list.flatMap((v, i) => orders(list.toSpliced(i, 1)).map((rest) => [v, ...rest]));
const trip = (order) => order.reduce((sum, t, i) => sum + way(towns[t], towns[order[(i + 1) % order.length]]), 0);
const all = orders([...towns.keys()]);
const best = all.map(trip).reduce((a, b) => Math.min(a, b));
export const out = [way(towns[0], towns[1]), all.length, best];
