namespace AgentLoop.Tests.Evaluating;

/// <summary>What <c>go test -json</c> 1.19 printed of the same packages, without the times and some lines of stacks.</summary>
internal static class GoEvents
{
    /// <summary><c>go test -json ./...</c></summary>
    public const string All = """
        FAIL	example.com/calc/build [build failed]
        {"Action":"output","Package":"example.com/calc/empty","Output":"?   \texample.com/calc/empty\t[no test files]\n"}
        {"Action":"skip","Package":"example.com/calc/empty","Elapsed":0}
        {"Action":"run","Package":"example.com/calc/exit","Test":"TestBefore"}
        {"Action":"output","Package":"example.com/calc/exit","Test":"TestBefore","Output":"--- PASS: TestBefore (0.00s)\n"}
        {"Action":"pass","Package":"example.com/calc/exit","Test":"TestBefore","Elapsed":0}
        {"Action":"run","Package":"example.com/calc/exit","Test":"TestExits"}
        {"Action":"output","Package":"example.com/calc/exit","Output":"FAIL\texample.com/calc/exit\t0.012s\n"}
        {"Action":"fail","Package":"example.com/calc/exit","Elapsed":0.012}
        {"Action":"run","Package":"example.com/calc/fail","Test":"TestAdd"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestAdd","Output":"printed\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestAdd","Output":"    f_test.go:10: expected 4, got 3\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestAdd","Output":"    f_test.go:11: and\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestAdd","Output":"        more\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestAdd","Output":"--- FAIL: TestAdd (0.00s)\n"}
        {"Action":"fail","Package":"example.com/calc/fail","Test":"TestAdd","Elapsed":0}
        {"Action":"run","Package":"example.com/calc/fail","Test":"TestRows"}
        {"Action":"run","Package":"example.com/calc/fail","Test":"TestRows/a_b"}
        {"Action":"run","Package":"example.com/calc/fail","Test":"TestRows/c/d"}
        {"Action":"run","Package":"example.com/calc/fail","Test":"TestRows/#00"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestRows/a_b","Output":"    f_test.go:22: row logs\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestRows/#00","Output":"    f_test.go:22: row logs\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestRows/c/d","Output":"    f_test.go:20: row fails\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestRows","Output":"--- FAIL: TestRows (0.00s)\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestRows/a_b","Output":"    --- PASS: TestRows/a_b (0.00s)\n"}
        {"Action":"pass","Package":"example.com/calc/fail","Test":"TestRows/a_b","Elapsed":0}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestRows/#00","Output":"    --- PASS: TestRows/#00 (0.00s)\n"}
        {"Action":"pass","Package":"example.com/calc/fail","Test":"TestRows/#00","Elapsed":0}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestRows/c/d","Output":"    --- FAIL: TestRows/c/d (0.00s)\n"}
        {"Action":"fail","Package":"example.com/calc/fail","Test":"TestRows/c/d","Elapsed":0}
        {"Action":"fail","Package":"example.com/calc/fail","Test":"TestRows","Elapsed":0}
        {"Action":"run","Package":"example.com/calc/fail","Test":"TestSkipped"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestSkipped","Output":"    f_test.go:27: not now\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestSkipped","Output":"--- SKIP: TestSkipped (0.00s)\n"}
        {"Action":"skip","Package":"example.com/calc/fail","Test":"TestSkipped","Elapsed":0}
        {"Action":"run","Package":"example.com/calc/fail","Test":"TestNoNewline"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"TestNoNewline","Output":"no newline--- PASS: TestNoNewline (0.00s)\n"}
        {"Action":"run","Package":"example.com/calc/fail","Test":"Example"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"Example","Output":"--- FAIL: Example (0.00s)\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"Example","Output":"got:\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"Example","Output":"3\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"Example","Output":"want:\n"}
        {"Action":"output","Package":"example.com/calc/fail","Test":"Example","Output":"4\n"}
        {"Action":"fail","Package":"example.com/calc/fail","Test":"Example","Elapsed":0}
        {"Action":"output","Package":"example.com/calc/fail","Output":"FAIL\n"}
        {"Action":"output","Package":"example.com/calc/fail","Output":"FAIL\texample.com/calc/fail\t0.011s\n"}
        {"Action":"fail","Package":"example.com/calc/fail","Elapsed":0.011}
        {"Action":"run","Package":"example.com/calc/panic","Test":"TestBefore"}
        {"Action":"output","Package":"example.com/calc/panic","Test":"TestBefore","Output":"--- PASS: TestBefore (0.00s)\n"}
        {"Action":"pass","Package":"example.com/calc/panic","Test":"TestBefore","Elapsed":0}
        {"Action":"run","Package":"example.com/calc/panic","Test":"TestPanics"}
        {"Action":"output","Package":"example.com/calc/panic","Test":"TestPanics","Output":"--- FAIL: TestPanics (0.00s)\n"}
        {"Action":"output","Package":"example.com/calc/panic","Test":"TestPanics","Output":"panic: assignment to entry in nil map [recovered]\n"}
        {"Action":"output","Package":"example.com/calc/panic","Test":"TestPanics","Output":"\tpanic: assignment to entry in nil map\n"}
        {"Action":"output","Package":"example.com/calc/panic","Test":"TestPanics","Output":"\n"}
        {"Action":"output","Package":"example.com/calc/panic","Test":"TestPanics","Output":"goroutine 6 [running]:\n"}
        {"Action":"output","Package":"example.com/calc/panic","Test":"TestPanics","Output":"panic({0x508ec0, 0x551cb0})\n"}
        {"Action":"output","Package":"example.com/calc/panic","Test":"TestPanics","Output":"example.com/calc/panic.TestPanics(0xc000096680?)\n"}
        {"Action":"output","Package":"example.com/calc/panic","Test":"TestPanics","Output":"\t/w/panic/p_test.go:9 +0x2e\n"}
        {"Action":"output","Package":"example.com/calc/panic","Test":"TestPanics","Output":"created by testing.(*T).Run\n"}
        {"Action":"fail","Package":"example.com/calc/panic","Test":"TestPanics","Elapsed":0}
        {"Action":"output","Package":"example.com/calc/panic","Output":"FAIL\texample.com/calc/panic\t0.012s\n"}
        {"Action":"fail","Package":"example.com/calc/panic","Elapsed":0.012}
        {"Action":"output","Package":"example.com/calc/none","Output":"testing: warning: no tests to run\n"}
        {"Action":"output","Package":"example.com/calc/none","Output":"PASS\n"}
        {"Action":"output","Package":"example.com/calc/none","Output":"ok  \texample.com/calc/none\t0.010s [no tests to run]\n"}
        {"Action":"pass","Package":"example.com/calc/none","Elapsed":0.011}
        {"Action":"run","Package":"example.com/calc/pass","Test":"TestAdd"}
        {"Action":"output","Package":"example.com/calc/pass","Test":"TestAdd","Output":"--- PASS: TestAdd (0.00s)\n"}
        {"Action":"pass","Package":"example.com/calc/pass","Test":"TestAdd","Elapsed":0}
        {"Action":"run","Package":"example.com/calc/pass","Test":"TestLogs"}
        {"Action":"output","Package":"example.com/calc/pass","Test":"TestLogs","Output":"    p_test.go:11: hello\n"}
        {"Action":"output","Package":"example.com/calc/pass","Test":"TestLogs","Output":"--- PASS: TestLogs (0.00s)\n"}
        {"Action":"pass","Package":"example.com/calc/pass","Test":"TestLogs","Elapsed":0}
        {"Action":"output","Package":"example.com/calc/pass","Output":"PASS\n"}
        {"Action":"output","Package":"example.com/calc/pass","Output":"ok  \texample.com/calc/pass\t0.009s\n"}
        {"Action":"pass","Package":"example.com/calc/pass","Elapsed":0.01}

        """;
}
