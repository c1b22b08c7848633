// The entry that VS Code calls inside the extension host, by dist/test/suite.js and suite.web.js; the build adds the
// *.test.ts files of this folder. Resolves when all passed and rejects otherwise: that is what @vscode/test-electron
// looks at. Where a window is driven from outside (host/suite.mjs), the report is the line that it waits for.
import type { Test } from 'mocha';
import { mocha } from './mocha';

interface Result {
  title: string;
  ms?: number;
  error?: string;
  /** Why it failed at the first try, if it did. */
  first?: string;
  skipped?: boolean;
}

export async function run(): Promise<void> {
  const results: Result[] = [];
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve());
    const first = new Map<string, string>();
    const add = (test: Test, rest: Omit<Result, 'title'>) =>
      results.push({ title: test.fullTitle(), first: first.get(test.fullTitle()), ...rest });
    runner.on('retry', (test, error) => first.set(test.fullTitle(), error.stack ?? error.message));
    runner.on('pass', (test) => add(test, { ms: test.duration }));
    runner.on('pending', (test) => add(test, { skipped: true }));
    runner.on('fail', (test, error) => add(test, { error: error.stack ?? error.message }));
  });
  console.log(`GRADLENS_REPORT ${JSON.stringify(results)}`);
  const failed = results.filter((result) => result.error);
  if (failed.length) throw new Error(failed.map((result) => `${result.title}\n${result.error}`).join('\n\n'));
}
