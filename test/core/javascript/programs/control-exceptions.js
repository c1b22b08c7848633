// Try, catch and finally, and which of them has the last word.
const log = [];
const both = (f) => { try { return f(); } catch (e) { log.push(`caught ${e}`); return 'caught'; } finally { log.push('finally'); } };
const results = [both(() => 1), both(() => { throw 'x'; })];
const override = () => { try { throw new Error('lost'); } finally { return 'finally'; } };
const loops = () => { for (const v of [1, 2, 3]) { try { if (v === 2) continue; if (v === 3) break; log.push(v); } finally { log.push(-v); } } return 'end'; };
const nested = () => { try { try { throw 1; } finally { log.push('inner'); } } catch (e) { try { throw e + 1; } catch { return e; } } };
const kept = () => { let x = 1; try { return x; } finally { x = 2; } };
const relabel = () => { l: try { return 'try'; } finally { break l; } return 'after'; };
const shadow = (e) => { try { throw 'inner'; } catch (e) { e = 'changed'; } return e; };
const pattern = () => { try { throw { code: 4, list: [5] }; } catch ({ code, list: [first], missing = 6 }) { return code + first + missing; } };
const rethrow = () => { try { try { throw Error('a'); } catch (e) { throw Error(e.message + 'b'); } } catch (e) { return e.message; } };
const deep = (n) => { if (n === 0) throw 'bottom'; try { deep(n - 1); } finally { log.push(n); } };
both(() => deep(3));
do { try { break; } finally { log.push('left'); } } while (true);
const out = [results, override(), loops(), nested(), kept(), relabel(), shadow('outer'), pattern(), rethrow(), log];
