// node run.mjs [--host NAME] [--shard K/N] [--grep TEXT] [--vsix FILE]: the suite inside the extension host, then the tests
// in ui/, on one host; with a .vsix, then those in packaged/. Of N shards each runs every Nth file of ui/, the first the
// suite, and the last what is packaged. What fails is tried once more. Closes with what failed or passed only then, and
// `N passed, N failed`.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runFiles } from './host/mocha.mjs';
import { startServer } from './host/server.mjs';
import { runSuite } from './host/suite.mjs';
import { Tally } from './host/tally.mjs';
import { root, session, shots } from './host/window.mjs';
import { launchBrowser } from './host/workbench.mjs';
import { HOSTS } from './hosts.mjs';

const { values } = parseArgs({
  options: {
    host: { type: 'string', default: HOSTS[0].name },
    shard: { type: 'string', default: '1/1' },
    grep: { type: 'string' },
    vsix: { type: 'string' },
  },
});
const [shard, shards] = values.shard.split('/').map(Number);
const host = HOSTS.find(({ name }) => name === values.host);
if (!host) throw new Error(`no host ${values.host}; there are ${HOSTS.map(({ name }) => name).join(', ')}`);

const tally = new Tally();

/** A part that cannot say how it went has failed, unless it can when it is tried once more. */
async function part(title, run) {
  console.log(title);
  const before = tally.size;
  try {
    await twice(title, run);
    if (tally.size === before && !values.grep) throw new Error('no test ran');
  } catch (error) {
    tally.add({ title, error: error.stack });
  }
}

async function twice(title, run) {
  try {
    return await run();
  } catch (error) {
    tally.add({ title, error: error.stack });
    const result = await run();
    tally.add({ title, ms: 0 });
    return result;
  }
}

async function insideExtensionHost() {
  const folder = path.join(root, 'examples');
  const suite = path.join(root, 'dist/test/suite.js');
  const tests = await runSuite(session.browser, session.server.address({ folder, extension: root, suite }));
  for (const test of tests) tally.add(test);
}

/** The test files of a folder; `names` says which. */
function throughTheWindow(folder, names) {
  const wanted = (file) => names === undefined || names.includes(path.basename(file, '.test.mjs'));
  const files = fs.readdirSync(path.join(import.meta.dirname, folder));
  const all = files.filter((file) => file.endsWith('.test.mjs') && wanted(file));
  const tests = folder === 'ui' ? all.filter((_, i) => i % shards === shard - 1) : all;
  return runFiles(
    tests.map((file) => path.join(import.meta.dirname, folder, file)),
    values.grep,
    (result) => tally.add(result),
  );
}

/** A server with the extension, which `options` bring in, in it; `run` is given it by `session`. */
async function onServer(options, run) {
  const web = host.web ? ['gradlens.gradlens'] : [];
  session.server = await twice('the server', () => startServer({ version: host.version, web, ...options }));
  try {
    await run();
  } finally {
    await session.server.stop();
  }
}

fs.mkdirSync(shots, { recursive: true });
session.host = host;
session.browser = await launchBrowser();
try {
  await onServer({ tests: true, env: { GRADLENS_GREP: values.grep ?? '' } }, async () => {
    console.log(`VS Code ${session.server.vscode} (${host.name})`);
    if (host.suite && shard === 1) await part('inside the extension host', insideExtensionHost);
    if (host.ui?.length !== 0) await part('through the window', () => throughTheWindow('ui', host.ui));
  });
  if (values.vsix && shard === shards) {
    session.packaged = true;
    const install = { vsix: [path.resolve(values.vsix)] };
    await part('installed from the .vsix', () => onServer(install, () => throughTheWindow('packaged')));
  }
} finally {
  await session.browser.close();
}
tally.close();
process.exitCode = tally.failed.length ? 1 : 0;
