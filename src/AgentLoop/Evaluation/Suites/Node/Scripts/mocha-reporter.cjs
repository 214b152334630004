const fs = require('fs');
const path = require('path');

// report.js

module.exports = class {
  constructor(runner) {
    const write = begin('mocha');
    const tell = (test, outcome, error) => {
      const file = test.file ? relative(test.file) : '';
      write(testcase([file, ...test.titlePath()].filter(Boolean), file, 0, test.duration, outcome, error?.message, error?.stack));
    };
    runner.on('pass', test => tell(test, 'passed'));
    runner.on('pending', test => tell(test, 'skipped'));
    runner.on('fail', (test, error) => tell(test, 'failed', error));
    runner.once('end', () => write('</testsuite></testsuites>\n'));
  }
};
