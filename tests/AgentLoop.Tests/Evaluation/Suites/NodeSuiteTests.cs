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
}
