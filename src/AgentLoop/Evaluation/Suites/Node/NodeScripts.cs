using System.Text;

namespace AgentLoop;

/// <summary>Reporters that write JUnit XML test by test, so that a crash leaves what was known before it, and every test is told with its file.</summary>
internal static class NodeScripts
{
    /// <summary>What a test is reported as that a name pattern left out, which is none that was skipped.</summary>
    private const string Report = """
        const clean = (text, length) => String(text ?? '').replace(/\x1b\[[0-9;]*m/g, '').replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, '?').slice(0, length);
        const xml = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\n/g, '&#10;');
        const begin = name => {
          fs.mkdirSync('.agentloop', { recursive: true });
          fs.writeFileSync('.agentloop/.gitignore', '*\n');
          fs.writeFileSync(`.agentloop/${name}.xml`, '<?xml version="1.0" encoding="utf-8"?>\n<testsuites><testsuite name="">\n');
          return text => fs.appendFileSync(`.agentloop/${name}.xml`, text);
        };
        const relative = file => path.relative(process.cwd(), file).split(path.sep).join('/');
        const testcase = (parts, file, line, milliseconds, outcome, message, text) => {
          const name = xml(clean(parts.join(' > '), 1000));
          const place = `file="${xml(clean(file, 1000))}"${line ? ` line="${line}"` : ''}`;
          const attributes = `classname="${name}" name="${name}" ${place} time="${(milliseconds || 0) / 1000}"`;
          const tag = outcome === 'failed' ? 'failure' : 'skipped';
          return outcome === 'passed' ? `<testcase ${attributes}/>\n`
            : `<testcase ${attributes}><${tag} message="${xml(clean(message, 2000))}">${xml(clean(text, 20000))}</${tag}></testcase>\n`;
        };
        """;

    /// <summary>
    /// For node's own runner (https://nodejs.org/api/test.html#custom-reporters). Groups are told only where they fail by themselves; a file without tests,
    /// which node takes for a test that passes, is not.
    /// </summary>
    private const string TestReporter = "import fs from 'node:fs'; import path from 'node:path';\n" + Report + """

        export default async function* report(source) {
          const write = begin('node');
          const stack = [];
          for await (const { type, data } of source) {
            if (type === 'test:start') { stack[data.nesting] = data.name; continue; }
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
            const message = isFile ? `The file failed${ended}.` : cause?.message ?? cause ?? data.skip ?? data.todo;
            write(testcase([file, ...names].filter(Boolean), file, data.line, data.details?.duration_ms, outcome, message, cause?.stack ?? ''));
          }
          write('</testsuite></testsuites>\n');
        }
        """;

    /// <summary>
    /// What is loaded before a file of tests: its process may end only in ways that tell node's runner first, which asks for the tests that have not run then, and
    /// only after the first has begun. A product could write what the runner reads and leave while it is loaded, or by <c>process.reallyExit</c>, which is what
    /// packages that wait for the end put themselves before, and still may.
    /// </summary>
    private const string Guard = """
        import fs from 'node:fs'; import { isMainThread } from 'node:worker_threads';
        if (isMainThread) {
          const end = process.reallyExit.bind(process);
          let isEnding = false;
          let isBegun = true;
          const file = process.env.NODE_TEST_CONTEXT && parseInt(process.versions.node) >= 20 ? process.argv[1] : undefined;
          if (file && fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes('node:test')) {
            isBegun = false;
            (await import('node:test')).beforeEach(() => { isBegun = true; });
          }
          process.prependListener('exit', () => { isEnding = true; });
          let current = code => end(isEnding && isBegun ? code : 70);
          Object.defineProperty(process, 'reallyExit', { configurable: false, enumerable: true, get: () => current, set: value => { current = value; } });
        }
        """;

    /// <summary>For Jest (https://jestjs.io/docs/configuration#reporters-arraymodulename--modulename-options).</summary>
    public const string JestReporter = "const fs = require('fs'); const path = require('path');\n" + Report + """

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
        """;

    /// <summary>For Mocha (https://mochajs.org/api/tutorial-custom-reporter.html).</summary>
    public const string MochaReporter = "const fs = require('fs'); const path = require('path');\n" + Report + """

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
        """;

    /// <summary>The reporter of node's own runner as an address that holds it, so that there is no file for a candidate to replace.</summary>
    public static string TestReporterAddress { get; } = Address(TestReporter);

    /// <summary>The address of what is loaded first.</summary>
    public static string GuardAddress { get; } = Address(Guard);

    private static string Address(string script) => $"data:text/javascript;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(script))}";
}
