// npm run measure: latency, circuit, its steps, then memory.
await import('./latency.mjs');
await import('./circuit.mjs');
await import('./steps.mjs');
await import('./memory.mjs');
