// Interest, a loan's plan, the rate that makes it fair, and an option's price.
const principal = 10000, annual = 0.06, years = 2, per = 12;
const r = annual / per, n = years * per;
const payment = (principal * r) / (1 - (1 + r) ** -n);
let balance = principal, interest = 0;
for (let month = 1; month <= n; month++) {
  const due = balance * r;
  interest += due;
  balance -= payment - due;
}
const npv = (rate, flows) => flows.reduce((s, f, t) => s + f / (1 + rate) ** t, 0);
const normal = (x) => { const t = 1 / (1 + 0.2316419 * Math.abs(x)), d = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI), p = d * t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))); return x > 0 ? 1 - p : p; };
const spot = 100, strike = 95, sigma = 0.25, T = 0.5;
const d1 = (Math.log(spot / strike) + (annual + sigma ** 2 / 2) * T) / (sigma * Math.sqrt(T));
const call = spot * normal(d1) - strike * Math.exp(-annual * T) * normal(d1 - sigma * Math.sqrt(T));
const out = [payment, interest, Math.abs(balance) < 1e-6, npv(0.1, [-100, 60, 60]), call];
