namespace AgentLoop.Tests.Evaluating;

/// <summary>What <c>node --test</c> of Node 20 wrote of the same tests as JUnit XML, without the frames of its own.</summary>
internal static class NodeJUnit
{
    /// <summary><c>--test-reporter=junit</c></summary>
    public const string Failing = """
        <?xml version="1.0" encoding="utf-8"?>
        <testsuites>
        	<testcase name="adds" time="0.002171" classname="test"/>
        	<testcase name="fails" time="0.002493" classname="test" failure="Expected values to be strictly equal:3 !== 4">
        		<failure type="testCodeFailure" message="Expected values to be strictly equal:3 !== 4">
        [Error [ERR_TEST_FAILURE]: Expected values to be strictly equal:

        3 !== 4
        ] {
          code: 'ERR_TEST_FAILURE',
          failureType: 'testCodeFailure',
          cause: AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:
          
          3 !== 4
          
              at TestContext.&lt;anonymous> (/w/fail/calc.test.js:5:54)
              at async Test.processPendingSubtests (node:internal/test_runner/test:526:7) {
            generatedMessage: true,
            code: 'ERR_ASSERTION',
            actual: 3,
            expected: 4,
            operator: 'strictEqual'
          }
        }
        		</failure>
        	</testcase>
        	<testcase name="skipped" time="0.000154" classname="test">
        		<skipped type="skipped" message="not now"/>
        	</testcase>
        	<testcase name="todo fails" time="0.000150" classname="test" failure="later">
        		<skipped type="todo" message="true"/>
        		<failure type="testCodeFailure" message="later">
        [Error [ERR_TEST_FAILURE]: later] {
          code: 'ERR_TEST_FAILURE',
          failureType: 'testCodeFailure',
          cause: Error: later
              at TestContext.&lt;anonymous> (/w/fail/calc.test.js:7:50)
        }
        		</failure>
        	</testcase>
        	<testsuite name="a suite" time="0.001225" disabled="0" errors="0" tests="3" failures="1" skipped="0" hostname="vm">
        		<testcase name="works" time="0.000285" classname="test"/>
        		<testcase name="breaks # hash" time="0.000144" classname="test" failure="badsecond line">
        			<failure type="testCodeFailure" message="badsecond line">
        Error [ERR_TEST_FAILURE]: bad
        second line
            at async Promise.all (index 0) {
          code: 'ERR_TEST_FAILURE',
          failureType: 'testCodeFailure',
          cause: TypeError [Error]: bad
          second line
              at TestContext.&lt;anonymous> (/w/fail/calc.test.js:10:37)
              at async Promise.all (index 0)
        }
        			</failure>
        		</testcase>
        		<testsuite name="inner" time="0.000398" disabled="0" errors="0" tests="1" failures="0" skipped="0" hostname="vm">
        			<testcase name="deep" time="0.000211" classname="test"/>
        		</testsuite>
        	</testsuite>
        	<testsuite name="parent" time="0.002125" disabled="0" errors="0" tests="2" failures="1" skipped="0" hostname="vm">
        		<testcase name="child" time="0.000243" classname="test"/>
        		<testcase name="bad child" time="0.000381" classname="test" failure="child">
        			<failure type="testCodeFailure" message="child">
        Error [ERR_TEST_FAILURE]: child
            at async TestContext.&lt;anonymous> (/w/fail/calc.test.js:15:3) {
          code: 'ERR_TEST_FAILURE',
          failureType: 'testCodeFailure',
          cause: Error: child
              at TestContext.&lt;anonymous> (/w/fail/calc.test.js:15:49)
              at TestContext.&lt;anonymous> (/w/fail/calc.test.js:15:11)
        }
        			</failure>
        		</testcase>
        	</testsuite>
        	<testcase name="async late" time="0.000375" classname="test" failure="rejected">
        		<failure type="testCodeFailure" message="rejected">
        [Error [ERR_TEST_FAILURE]: rejected] {
          code: 'ERR_TEST_FAILURE',
          failureType: 'testCodeFailure',
          cause: Error: rejected
              at TestContext.&lt;anonymous> (/w/fail/calc.test.js:17:55)
        }
        		</failure>
        	</testcase>
        	<testsuite name="hooked" time="0.000347" disabled="0" errors="0" tests="1" failures="1" skipped="0" hostname="vm">
        		<testcase name="never" time="0.000000" classname="test" failure="test did not finish before its parent and was cancelled">
        			<failure type="cancelledByParent" message="test did not finish before its parent and was cancelled">
        [Error [ERR_TEST_FAILURE]: test did not finish before its parent and was cancelled] { code: 'ERR_TEST_FAILURE', failureType: 'cancelledByParent', cause: 'test did not finish before its parent and was cancelled' }
        			</failure>
        		</testcase>
        	</testsuite>
        	<!-- tests 12 -->
        	<!-- suites 3 -->
        	<!-- pass 4 -->
        	<!-- fail 5 -->
        	<!-- cancelled 1 -->
        	<!-- skipped 1 -->
        	<!-- todo 1 -->
        	<!-- duration_ms 160.114568 -->
        </testsuites>

        """;
}
