// Groups are told only where they fail by themselves; a file without tests, which node takes for a test that passes, is not, and neither is
// what a name pattern left out.
import fs from 'node:fs';
import path from 'node:path';

// report.js

export default async function* report(source) {
  const write = begin('node');
  const stack = [];
  const said = new Map();
  for await (const { type, data } of source) {
    if (type === 'test:start') { stack[data.nesting] = data.name; continue; }
    if (type === 'test:stderr' && data.file) said.set(data.file, ((said.get(data.file) ?? '') + data.message).slice(0, 20000));
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const error = data.details?.error;
    const isFile = data.nesting === 0 && data.file && path.resolve(data.name) === path.resolve(data.file);
    const isGroup = data.details?.type === 'suite';
    if (data.skip === 'test name does not match pattern' || (type === 'test:pass' && (isFile || isGroup))) continue;
    if (isGroup && error?.failureType === 'subtestsFailed') continue;
    const file = data.file ? relative(data.file) : '';
    const names = stack.slice(0, data.nesting).concat(isFile ? [] : [data.name]);
    const isIdle = [data.skip, data.todo].some(mark => mark !== undefined && mark !== false);
    const outcome = isIdle ? 'skipped' : type === 'test:pass' ? 'passed' : 'failed';
    const cause = error?.cause ?? error;
    const ended = error?.signal ? `: signal ${error.signal}` : error?.exitCode ? `: exit code ${error.exitCode}` : '';
    const printed = isFile ? said.get(data.file) ?? '' : '';
    const reason = /^\w*Error\b.*$/m.exec(printed)?.[0];
    const message = isFile ? `The file failed${ended}.${reason ? ` ${reason}` : ''}` : cause?.message ?? cause ?? data.skip ?? data.todo;
    write(testcase([file, ...names].filter(Boolean), file, data.line, data.details?.duration_ms, outcome, message, isFile && printed ? printed : cause?.stack ?? ''));
  }
  write('</testsuite></testsuites>\n');
}
