const fs = require('fs');
const path = require('path');

// report.js

module.exports = class {
  onRunStart() { this.write = begin('jest'); }
  onTestResult(test, result) {
    const file = relative(result.testFilePath);
    const error = result.testExecError;
    if (error) this.write(testcase([file], file, 0, 0, 'failed', error.message ?? 'The file failed.', result.failureMessage));
    for (const t of result.testResults) {
      const outcome = t.status === 'passed' || t.status === 'failed' ? t.status : 'skipped';
      const message = (t.failureMessages[0] ?? t.status).split('\n')[0];
      const names = [file, ...t.ancestorTitles, t.title];
      this.write(testcase(names, file, t.location?.line, t.duration, outcome, message, t.failureMessages.join('\n')));
    }
  }
  onRunComplete() { this.write('</testsuite></testsuites>\n'); }
};
