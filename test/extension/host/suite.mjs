// Runs the mocha suite inside the extension host, and brings its report back.
import { Workbench } from './workbench.mjs';

export const REPORT = 'GRADLENS_REPORT ';
const VERDICT_MS = 420_000;

/** → one `{ title, ms, error, first }` a test, see test/extension/suite/run.ts. */
export async function runSuite(browser, address, milliseconds = VERDICT_MS) {
  const window = new Workbench();
  const log = [];
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      let report;
      const fail = (reason) => reject(new Error(`${reason}\n${log.slice(-40).join('\n')}`));
      timer = setTimeout(fail, milliseconds, 'the extension host gave no verdict');
      // The workbench calls these two wherever a page defines them.
      const prepare = async (page) => {
        await page.exposeFunction('codeAutomationLog', (_type, args) => {
          const line = args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ');
          const start = line.indexOf(REPORT);
          if (start < 0) log.push(line);
          else report = JSON.parse(line.slice(start + REPORT.length));
        });
        await page.exposeFunction('codeAutomationExit', () =>
          report ? resolve(report) : fail('the suite did not run'),
        );
        page.on('crash', () => fail('the window crashed'));
      };
      window.show(browser, address, prepare).catch(reject);
    });
  } finally {
    clearTimeout(timer);
    await window.close();
  }
}
