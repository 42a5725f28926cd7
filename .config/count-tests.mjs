// node .config/count-tests.mjs STATUS REPORT...
// Prints how many tests of the vitest reports passed and failed. A file that broke outside its tests is a failure. Where
// the status says that something else failed, there is nothing to print: "0 failed" would be read as success.
import { readFileSync } from 'node:fs';

const [status, ...paths] = process.argv.slice(2);
const reports = paths.map((path) => JSON.parse(readFileSync(path, 'utf8')));
const brokenFiles = ({ testResults }) =>
  testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
const sum = (count) => reports.reduce((total, report) => total + count(report), 0);
const passed = sum(({ numPassedTests }) => numPassedTests);
const failed = sum((report) => report.numFailedTests + brokenFiles(report).length);
if (status === '0' || failed > 0) console.log(`${passed} passed, ${failed} failed`);
