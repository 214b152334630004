namespace AgentLoop.Tests.Evaluating;

/// <summary>What <c>node --test</c> of Node 20 printed, without the frames of its own.</summary>
internal static class NodeOutput
{
    /// <summary><c>--test-reporter=spec</c></summary>
    public const string Spec = """
        chatter
        ✔ adds (1.387301ms)
        ✖ fails (3.893753ms)
          AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:
          
          3 !== 4
          
              at TestContext.<anonymous> (/w/fail/calc.test.js:5:54)
              at async Test.processPendingSubtests (node:internal/test_runner/test:526:7) {
            generatedMessage: true,
            code: 'ERR_ASSERTION',
            actual: 3,
            expected: 4,
            operator: 'strictEqual'
          }

        ﹣ skipped (0.139831ms) # not now
        ✖ todo fails (0.138719ms) # TODO
          Error: later
              at TestContext.<anonymous> (/w/fail/calc.test.js:7:50)

        ▶ a suite
          ✔ works (0.273611ms)
          ✖ breaks # hash (0.141424ms)
            TypeError [Error]: bad
            second line
                at TestContext.<anonymous> (/w/fail/calc.test.js:10:37)

          ▶ inner
            ✔ deep (0.213238ms)
          ✔ inner (0.399476ms)
        ✖ a suite (1.209098ms)
        ▶ parent
          ✔ child (0.248474ms)
          ✖ bad child (0.373978ms)
            Error: child
                at TestContext.<anonymous> (/w/fail/calc.test.js:15:49)
                at TestContext.<anonymous> (/w/fail/calc.test.js:15:11)

        ✖ parent (2.339569ms)
        ✖ async late (0.279943ms)
          Error: rejected
              at TestContext.<anonymous> (/w/fail/calc.test.js:17:55)

        ▶ hooked
          ✖ never
            'test did not finish before its parent and was cancelled'

        ✖ hooked (0.344834ms)

          Error: hook
              at SuiteContext.<anonymous> (/w/fail/calc.test.js:18:49)

        ℹ tests 12
        ℹ suites 3
        ℹ pass 4
        ℹ fail 5
        ℹ cancelled 1
        ℹ skipped 1
        ℹ todo 1
        ℹ duration_ms 151.385813

        ✖ failing tests:

        test at calc.test.js:5:1
        ✖ fails (3.893753ms)
          AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:
          
          3 !== 4
          
              at TestContext.<anonymous> (/w/fail/calc.test.js:5:54)
              at async Test.processPendingSubtests (node:internal/test_runner/test:526:7) {
            generatedMessage: true,
            code: 'ERR_ASSERTION',
            actual: 3,
            expected: 4,
            operator: 'strictEqual'
          }

        test at calc.test.js:7:1
        ✖ todo fails (0.138719ms) # TODO
          Error: later
              at TestContext.<anonymous> (/w/fail/calc.test.js:7:50)

        test at calc.test.js:10:3
        ✖ breaks # hash (0.141424ms)
          TypeError [Error]: bad
          second line
              at TestContext.<anonymous> (/w/fail/calc.test.js:10:37)

        test at calc.test.js:15:11
        ✖ bad child (0.373978ms)
          Error: child
              at TestContext.<anonymous> (/w/fail/calc.test.js:15:49)
              at TestContext.<anonymous> (/w/fail/calc.test.js:15:11)

        test at calc.test.js:17:1
        ✖ async late (0.279943ms)
          Error: rejected
              at TestContext.<anonymous> (/w/fail/calc.test.js:17:55)

        test at calc.test.js:18:72
        ✖ never
          'test did not finish before its parent and was cancelled'

        test at calc.test.js:18:1
        ✖ hooked (0.344834ms)
          Error: hook
              at SuiteContext.<anonymous> (/w/fail/calc.test.js:18:49)

        """;

    /// <summary><c>--test-reporter=spec</c>: a file whose process exits, and one that cannot be loaded.</summary>
    public const string Crashed = """
        ✖ /w/crash/a.test.js (108.926282ms)
          'test failed'

        /w/crash/b.test.js:1
        syntax error here
               ^^^^^

        SyntaxError: Unexpected identifier 'error'
            at wrapSafe (node:internal/modules/cjs/loader:1464:18)
            at Module._compile (node:internal/modules/cjs/loader:1495:20)
            at Module._extensions..js (node:internal/modules/cjs/loader:1623:10)
            at Module.load (node:internal/modules/cjs/loader:1266:32)
            at Module._load (node:internal/modules/cjs/loader:1091:12)
            at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)
            at node:internal/main/run_main_module:28:49

        Node.js v20.20.2
        ✖ /w/crash/b.test.js (111.249502ms)
          'test failed'

        ℹ tests 2
        ℹ suites 0
        ℹ pass 0
        ℹ fail 2
        ℹ cancelled 0
        ℹ skipped 0
        ℹ todo 0
        ℹ duration_ms 229.267615

        ✖ failing tests:

        test at a.test.js:1:1
        ✖ /w/crash/a.test.js (108.926282ms)
          'test failed'

        test at b.test.js:1:1
        ✖ /w/crash/b.test.js (111.249502ms)
          'test failed'

        """;

    /// <summary><c>--test-reporter=spec</c> without a test.</summary>
    public const string Empty = """
        ℹ tests 0
        ℹ suites 0
        ℹ pass 0
        ℹ fail 0
        ℹ cancelled 0
        ℹ skipped 0
        ℹ todo 0
        ℹ duration_ms 4.536803

        """;
}
