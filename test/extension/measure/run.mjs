// npm run measure: latency, then memory.
await import('./latency.mjs');
await import('./memory.mjs');
