// npm run test:desktop: the suite of test/extension/suite in the desktop's VS Code, oldest and newest, which are
// downloaded. The tests through the window need a browser, and stay with npm test.
import path from 'node:path';
import { build, ensureDependencies, root } from './setup.mjs';

ensureDependencies();
const { runTests } = await import('@vscode/test-electron');
if (!build('--tests')) process.exit(1);
for (const version of ['1.90.2', 'stable']) {
  await runTests({
    version,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'dist/test/suite.js'),
    launchArgs: [path.join(root, 'examples'), '--disable-extensions'],
  });
}
