namespace AgentLoop.Tests.Evaluating;

public sealed class NodeSuiteTests
{
    private const string Tests = """
        const test = require('node:test');
        const assert = require('node:assert');
        test('passes', () => {});
        test('fails <"here">', () => assert.strictEqual(1, 2));
        test('later', { skip: 'why' }, () => {});
        test('to do', { todo: true }, () => { throw new Error('not yet'); });
        test.describe('group', () => {
          test.it('inner', () => {});
          test.it('inner wrong', () => { throw new Error('two\nlines'); });
        });
        test('parent', async t => { await t.test('child', () => {}); });
        """;

    [Fact]
    public async Task Every_test_of_node_is_told_right()
    {
        using SuiteRepository repository = new(("package.json", """{ "scripts": { "test": "node --test" } }"""), ("test/a.test.js", Tests), ("test/empty.js", "console.log(1);"));

        TestSuite suite = await repository.OnlySuiteAsync();
        Assert.Equal(("node --test", "The script \"test\" of \"package.json\" calls node --test."), (suite.Name, suite.Reason));
        Assert.Equal(
            [
                "test/a.test.js > fails <\"here\">:F", "test/a.test.js > group > inner wrong:F", "test/a.test.js > group > inner:P", "test/a.test.js > later:S",
                "test/a.test.js > parent > child:P", "test/a.test.js > parent:P", "test/a.test.js > passes:P", "test/a.test.js > to do:S",
            ],
            await repository.RunAsync(suite));
        Assert.Equal(1, repository.ExitCode);

        TestResult[] chosen = [new() { Name = "test/a.test.js > group > inner wrong", File = "test/a.test.js", Outcome = TestOutcome.Failed }];
        string[] ran = await repository.RunAsync(suite, suite.Filter!.Select(suite.Command, chosen));
        Assert.Contains("test/a.test.js > group > inner wrong:F", ran);
        Assert.All(ran, test => Assert.Contains("> group >", test, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("process.reallyExit(0);", "test/a.test.js:F")]
    [InlineData("process.removeAllListeners('exit'); process.exit(0);", "test/a.test.js:F")]
    [InlineData("process.exit(0);", "test/a.test.js:F")]
    [InlineData("const end = process.reallyExit; process.reallyExit = code => end.call(process, code);", "test/a.test.js > adds:F")]
    public async Task A_product_that_writes_what_the_runner_reads_passes_nothing(string end, string told)
    {
        string forge = $$"""
            const v8 = require('v8'), fs = require('fs');
            const s = new v8.DefaultSerializer();
            s.writeHeader(); s.writeRawBytes(Buffer.alloc(4)); s.writeHeader();
            s.writeValue({ type: 'test:pass', data: { name: 'adds', nesting: 0, testNumber: 1, details: { duration_ms: 1, type: 'test' }, file: __dirname + '/test/a.test.js', line: 1, column: 1 } });
            const message = s.releaseBuffer();
            message.writeUInt32BE(message.length - 6, 2);
            fs.writeSync(1, message);
            {{end}}
            """;
        using SuiteRepository repository = new(
            ("package.json", """{ "scripts": { "test": "node --test" } }"""), ("sum.js", forge), ("test/a.test.js", "const test = require('node:test'); require('../sum.js'); test('adds', () => { throw new Error('wrong'); });"));

        Assert.Contains(told, await repository.RunAsync());
        Assert.Equal(1, repository.ExitCode);
    }

    [Fact]
    public async Task A_process_of_tests_may_end_as_honest_ones_do()
    {
        const string Wraps = "const end = process.reallyExit; process.reallyExit = function (code) { return end.call(process, code); }; process.once('exit', () => {}); setTimeout(() => process.exit(0), 100);";
        using SuiteRepository repository = new(
            ("package.json", """{ "scripts": { "test": "node --test" } }"""), ("sum.js", Wraps), ("test/a.test.js", "const test = require('node:test'); require('../sum.js'); test('adds', () => {});"),
            ("test/plain.js", "require('assert').equal(1, 1); process.exit(0);"),
            ("test/b.test.mjs", "import test from 'node:test'; import { Worker } from 'node:worker_threads'; test('works', (t, done) => { new Worker('process.exit(0)', { eval: true }).on('exit', () => done()); });"));

        Assert.Equal(["test/a.test.js > adds:P", "test/b.test.mjs > works:P"], await repository.RunAsync());
        Assert.Equal(0, repository.ExitCode);
    }

    [Fact]
    public async Task A_run_that_passes_crashes_or_is_empty_is_told_right()
    {
        using SuiteRepository repository = new(("a.test.mjs", "import test from 'node:test'; test('a', () => {});"));
        Assert.Equal("\"a.test.mjs\" is written for node's own test runner.", (await repository.OnlySuiteAsync()).Reason);
        Assert.Equal(["a.test.mjs > a:P"], await repository.RunAsync());
        Assert.Equal(0, repository.ExitCode);

        repository.Write("b.test.mjs", "import test from 'node:test'; test('b', () => {}); test('c', () => process.abort());");
        Assert.Equal(["a.test.mjs > a:P", "b.test.mjs:F"], await repository.RunAsync());
        Assert.Equal(1, repository.ExitCode);

        repository.Write("a.test.mjs", "// node:test");
        repository.Write("b.test.mjs", "");
        Assert.Empty(await repository.RunAsync());
        Assert.Equal((0, true), (repository.Report.Tests.Count, repository.Report.IsComplete));
    }

    [Fact]
    public async Task A_file_that_cannot_be_loaded_is_told_with_its_error()
    {
        using SuiteRepository repository = new(
            ("package.json", """{"scripts":{"test":"node --test"}}"""), ("calc.mjs", "export const add = (a, b) => a + b;\n}\n"), ("a.test.mjs", "import test from 'node:test';\nimport { add } from './calc.mjs';\ntest('a', () => add(1, 2));\n"));

        await repository.RunAsync();

        Assert.Contains("SyntaxError: ", Assert.Single(repository.Report.Tests).Message, StringComparison.Ordinal);
    }
}
