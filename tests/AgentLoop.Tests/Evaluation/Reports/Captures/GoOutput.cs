namespace AgentLoop.Tests.Evaluating;

/// <summary>What <c>go test</c> 1.19 printed of packages that pass, fail, panic, exit, do not build and are empty.</summary>
internal static class GoOutput
{
    /// <summary><c>go test -v ./...</c></summary>
    public const string Verbose = """
        # example.com/calc/build [example.com/calc/build.test]
        build/b_test.go:5:32: undefined: undefined
        FAIL	example.com/calc/build [build failed]
        ?   	example.com/calc/empty	[no test files]
        === RUN   TestBefore
        --- PASS: TestBefore (0.00s)
        === RUN   TestExits
        FAIL	example.com/calc/exit	0.004s
        === RUN   TestAdd
        printed
            f_test.go:10: expected 4, got 3
            f_test.go:11: and
                more
        --- FAIL: TestAdd (0.00s)
        === RUN   TestRows
        === RUN   TestRows/a_b
        === PAUSE TestRows/a_b
        === RUN   TestRows/c/d
        === PAUSE TestRows/c/d
        === RUN   TestRows/#00
        === PAUSE TestRows/#00
        === CONT  TestRows/a_b
            f_test.go:22: row logs
        === CONT  TestRows/#00
            f_test.go:22: row logs
        === CONT  TestRows/c/d
            f_test.go:20: row fails
        --- FAIL: TestRows (0.00s)
            --- PASS: TestRows/a_b (0.00s)
            --- PASS: TestRows/#00 (0.00s)
            --- FAIL: TestRows/c/d (0.00s)
        === RUN   TestSkipped
            f_test.go:27: not now
        --- SKIP: TestSkipped (0.00s)
        === RUN   TestNoNewline
        no newline--- PASS: TestNoNewline (0.00s)
        === RUN   Example
        --- FAIL: Example (0.00s)
        got:
        3
        want:
        4
        FAIL
        FAIL	example.com/calc/fail	0.002s
        testing: warning: no tests to run
        PASS
        ok  	example.com/calc/none	0.011s [no tests to run]
        === RUN   TestBefore
        --- PASS: TestBefore (0.00s)
        === RUN   TestPanics
        --- FAIL: TestPanics (0.00s)
        panic: assignment to entry in nil map [recovered]
        	panic: assignment to entry in nil map

        goroutine 19 [running]:
        testing.tRunner.func1.2({0x508ec0, 0x551cb0})
        	/usr/lib/go-1.19/src/testing/testing.go:1396 +0x24e
        testing.tRunner.func1()
        	/usr/lib/go-1.19/src/testing/testing.go:1399 +0x39f
        panic({0x508ec0, 0x551cb0})
        	/usr/lib/go-1.19/src/runtime/panic.go:884 +0x212
        example.com/calc/panic.TestPanics(0xc000096680?)
        	/w/panic/p_test.go:9 +0x2e
        testing.tRunner(0xc0000969c0, 0x52f308)
        	/usr/lib/go-1.19/src/testing/testing.go:1446 +0x10b
        created by testing.(*T).Run
        	/usr/lib/go-1.19/src/testing/testing.go:1493 +0x35f
        FAIL	example.com/calc/panic	0.007s
        === RUN   TestAdd
        --- PASS: TestAdd (0.00s)
        === RUN   TestLogs
            p_test.go:11: hello
        --- PASS: TestLogs (0.00s)
        PASS
        ok  	example.com/calc/pass	0.005s
        FAIL

        """;

    /// <summary><c>go test ./...</c></summary>
    public const string Plain = """
        # example.com/calc/build [example.com/calc/build.test]
        build/b_test.go:5:32: undefined: undefined
        FAIL	example.com/calc/build [build failed]
        ?   	example.com/calc/empty	[no test files]
        exit status 3
        FAIL	example.com/calc/exit	0.006s
        printed
        --- FAIL: TestAdd (0.00s)
            f_test.go:10: expected 4, got 3
            f_test.go:11: and
                more
        --- FAIL: TestRows (0.00s)
            --- FAIL: TestRows/c/d (0.00s)
                f_test.go:20: row fails
        no newline--- FAIL: Example (0.00s)
        got:
        3
        want:
        4
        FAIL
        FAIL	example.com/calc/fail	0.006s
        ok  	example.com/calc/none	0.008s [no tests to run]
        --- FAIL: TestPanics (0.00s)
        panic: assignment to entry in nil map [recovered]
        	panic: assignment to entry in nil map

        goroutine 21 [running]:
        testing.tRunner.func1.2({0x508ec0, 0x551cb0})
        	/usr/lib/go-1.19/src/testing/testing.go:1396 +0x24e
        testing.tRunner.func1()
        	/usr/lib/go-1.19/src/testing/testing.go:1399 +0x39f
        panic({0x508ec0, 0x551cb0})
        	/usr/lib/go-1.19/src/runtime/panic.go:884 +0x212
        example.com/calc/panic.TestPanics(0xc0000849c0?)
        	/w/panic/p_test.go:9 +0x2e
        testing.tRunner(0xc000084d00, 0x52f308)
        	/usr/lib/go-1.19/src/testing/testing.go:1446 +0x10b
        created by testing.(*T).Run
        	/usr/lib/go-1.19/src/testing/testing.go:1493 +0x35f
        FAIL	example.com/calc/panic	0.006s
        ok  	example.com/calc/pass	0.002s
        FAIL

        """;
}
