/** Runs each contestant for so long a round, in turns; the order moves on, so that none is always the first. */
const ROUND_MS = 30;
const ROUNDS = 15;
/** What takes longer than this a run is only run so often. */
const SLOW_MS = 500;
const SLOW_ROUNDS = 3;

/**
 * @param contestants functions of the run's number
 * @returns for each the milliseconds of a run, round by round; undefined in rounds that it sat out
 */
export function race(contestants) {
  const counts = contestants.map(calibrate);
  const times = contestants.map(() => []);
  let run = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < contestants.length; turn++) {
      const c = (turn + round) % contestants.length;
      const sitsOut = counts[c].ms > SLOW_MS && round % Math.floor(ROUNDS / SLOW_ROUNDS) !== 0;
      times[c].push(sitsOut ? undefined : time(contestants[c], counts[c].n, run));
      run += counts[c].n;
    }
  }
  return times;
}

/** How many runs make a round, once the compiler of the host has had its time. */
function calibrate(contestant) {
  let ms = time(contestant, 1, 0);
  for (let warm = 0; warm < 5 && ms < SLOW_MS; warm++) ms = time(contestant, runsIn(ROUND_MS, ms), 1);
  return { ms, n: runsIn(ROUND_MS, ms) };
}

function runsIn(duration, ms) {
  return Math.max(1, Math.round(duration / Math.max(ms, 1e-6)));
}

function time(contestant, n, first) {
  const start = performance.now();
  for (let i = 0; i < n; i++) contestant(first + i);
  return (performance.now() - start) / n;
}

export function spread(numbers) {
  const sorted = numbers.filter((x) => x !== undefined).sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1], min: sorted[0], max: sorted[sorted.length - 1] };
}

/** Round by round, how many times longer one takes than another. */
export function ratio(times, others) {
  return spread(times.map((ms, round) => ms && ms / others[round]));
}
