namespace AgentLoop.Tests.Evaluating;

/// <summary>What <c>node --test</c> of Node 20 wrote of the same tests in other forms, without the frames of its own.</summary>
internal static class NodeReports
{
    /// <summary><c>--test-reporter=tap</c></summary>
    public const string Tap = """
        TAP version 13
        # chatter
        # Subtest: adds
        ok 1 - adds
          ---
          duration_ms: 1.319695
          ...
        # Subtest: fails
        not ok 2 - fails
          ---
          duration_ms: 2.779271
          location: '/w/fail/calc.test.js:5:1'
          failureType: 'testCodeFailure'
          error: |-
            Expected values to be strictly equal:
            
            3 !== 4
            
          code: 'ERR_ASSERTION'
          name: 'AssertionError'
          expected: 4
          actual: 3
          operator: 'strictEqual'
          stack: |-
            TestContext.<anonymous> (/w/fail/calc.test.js:5:54)
          ...
        # Subtest: skipped
        ok 3 - skipped # SKIP not now
          ---
          duration_ms: 0.141625
          ...
        # Subtest: todo fails
        not ok 4 - todo fails # TODO
          ---
          duration_ms: 0.140843
          location: '/w/fail/calc.test.js:7:1'
          failureType: 'testCodeFailure'
          error: 'later'
          code: 'ERR_TEST_FAILURE'
          stack: |-
            TestContext.<anonymous> (/w/fail/calc.test.js:7:50)
          ...
        # Subtest: a suite
            # Subtest: works
            ok 1 - works
              ---
              duration_ms: 0.280213
              ...
            # Subtest: breaks \# hash
            not ok 2 - breaks \# hash
              ---
              duration_ms: 0.140483
              location: '/w/fail/calc.test.js:10:3'
              failureType: 'testCodeFailure'
              error: |-
                bad
                second line
              code: 'ERR_TEST_FAILURE'
              name: 'TypeError'
              stack: |-
                TestContext.<anonymous> (/w/fail/calc.test.js:10:37)
              ...
            # Subtest: inner
                # Subtest: deep
                ok 1 - deep
                  ---
                  duration_ms: 0.209491
                  ...
                1..1
            ok 3 - inner
              ---
              duration_ms: 0.393705
              type: 'suite'
              ...
            1..3
        not ok 5 - a suite
          ---
          duration_ms: 1.345773
          type: 'suite'
          location: '/w/fail/calc.test.js:8:1'
          failureType: 'subtestsFailed'
          error: '1 subtest failed'
          code: 'ERR_TEST_FAILURE'
          ...
        # Subtest: parent
            # Subtest: child
            ok 1 - child
              ---
              duration_ms: 0.372515
              ...
            # Subtest: bad child
            not ok 2 - bad child
              ---
              duration_ms: 0.495736
              location: '/w/fail/calc.test.js:15:11'
              failureType: 'testCodeFailure'
              error: 'child'
              code: 'ERR_TEST_FAILURE'
              stack: |-
                TestContext.<anonymous> (/w/fail/calc.test.js:15:49)
                TestContext.<anonymous> (/w/fail/calc.test.js:15:11)
              ...
            1..2
        not ok 6 - parent
          ---
          duration_ms: 3.50165
          location: '/w/fail/calc.test.js:13:1'
          failureType: 'subtestsFailed'
          error: '1 subtest failed'
          code: 'ERR_TEST_FAILURE'
          ...
        # Subtest: async late
        not ok 7 - async late
          ---
          duration_ms: 0.383816
          location: '/w/fail/calc.test.js:17:1'
          failureType: 'testCodeFailure'
          error: 'rejected'
          code: 'ERR_TEST_FAILURE'
          stack: |-
            TestContext.<anonymous> (/w/fail/calc.test.js:17:55)
          ...
        # Subtest: hooked
            # Subtest: never
            not ok 1 - never
              ---
              duration_ms: 0
              location: '/w/fail/calc.test.js:18:72'
              failureType: 'cancelledByParent'
              error: 'test did not finish before its parent and was cancelled'
              code: 'ERR_TEST_FAILURE'
              ...
            1..1
        not ok 8 - hooked
          ---
          duration_ms: 0.496658
          type: 'suite'
          location: '/w/fail/calc.test.js:18:1'
          failureType: 'hookFailed'
          error: 'hook'
          code: 'ERR_TEST_FAILURE'
          stack: |-
            SuiteContext.<anonymous> (/w/fail/calc.test.js:18:49)
          ...
        1..8
        # tests 12
        # suites 3
        # pass 4
        # fail 5
        # cancelled 1
        # skipped 1
        # todo 1
        # duration_ms 157.545658

        """;
}
