namespace AgentLoop.Tests.Evaluating;

/// <summary>What .NET's runners printed of an xunit.v3 project, without the frames of their own.</summary>
internal static class DotNetOutput
{
    /// <summary><c>dotnet test --logger "console;verbosity=detailed"</c></summary>
    public const string VSTest = """
        Test run for /w/bin/Debug/net10.0/dn.dll (.NETCoreApp,Version=v10.0)
        A total of 1 test files matched the specified pattern.
        /w/bin/Debug/net10.0/dn.dll
        [xUnit.net 00:00:00.01] xUnit.net VSTest Adapter v3.1.5+1b188a7b0a (64-bit .NET 10.0.12)
        [xUnit.net 00:00:00.65]   Discovering: dn
        [xUnit.net 00:00:02.23]   Discovered:  dn
        [xUnit.net 00:00:02.88]   Starting:    dn
        [xUnit.net 00:00:03.31]     [Test Class Cleanup Failure (Dn.WithFixture)] Xunit.Sdk.TestPipelineException
        [xUnit.net 00:00:03.32]       Class fixture type 'Dn.BadFixture' threw in Dispose
        [xUnit.net 00:00:03.32]       ---- System.Exception : fixture dispose
        [xUnit.net 00:00:03.32]       Stack Trace:
        [xUnit.net 00:00:03.32]         --- End of stack trace from previous location ---
        [xUnit.net 00:00:03.32]         ----- Inner Stack Trace -----
        [xUnit.net 00:00:03.32]         /w/T.cs(12,0): at Dn.BadFixture.Dispose()
        [xUnit.net 00:00:03.35]     Dn.Bad.Passes [FAIL]
        [xUnit.net 00:00:03.35]       System.Exception : dispose
        [xUnit.net 00:00:03.35]       Stack Trace:
        [xUnit.net 00:00:03.35]         /w/T.cs(11,0): at Dn.Bad.Dispose()
        [xUnit.net 00:00:03.35]     Dn.Calc.Rows(a: "x]", b: 2) [FAIL]
        [xUnit.net 00:00:03.35]       bad
        [xUnit.net 00:00:03.35]       second line
        [xUnit.net 00:00:03.36]       Stack Trace:
        [xUnit.net 00:00:03.36]         /w/T.cs(8,0): at Dn.Calc.Rows(String a, Int32 b)
        [xUnit.net 00:00:03.36]     Dn.Calc.Throws [FAIL]
        [xUnit.net 00:00:03.36]       System.InvalidOperationException : went wrong
        [xUnit.net 00:00:03.36]       Stack Trace:
        [xUnit.net 00:00:03.36]         /w/T.cs(9,0): at Dn.Calc.Throws()
        [xUnit.net 00:00:03.36]     Dn.Calc.Fails [FAIL]
        [xUnit.net 00:00:03.36]       Assert.Equal() Failure: Values differ
        [xUnit.net 00:00:03.36]       Expected: 4
        [xUnit.net 00:00:03.36]       Actual:   3
        [xUnit.net 00:00:03.36]       Stack Trace:
        [xUnit.net 00:00:03.36]         /w/T.cs(6,0): at Dn.Calc.Fails()
        [xUnit.net 00:00:03.36]       Output:
        [xUnit.net 00:00:03.36]         chatter
        [xUnit.net 00:00:03.36]     Dn.Calc.Skipped [SKIP]
        [xUnit.net 00:00:03.36]       not now
        [xUnit.net 00:00:03.37]   Finished:    dn (ID = 'e976f9a691fc87dd483afbc594783e9b3be45178eab2050f9693ddc3fa0015ba')
          Passed Dn.WithFixture.Passes [11 ms]
          Failed Dn.Bad.Passes [13 ms]
          Error Message:
           System.Exception : dispose
          Stack Trace:
             at Dn.Bad.Dispose() in /w/T.cs:line 11
          Failed Dn.Calc.Rows(a: "x]", b: 2) [5 ms]
          Error Message:
           bad
        second line
          Stack Trace:
             at Dn.Calc.Rows(String a, Int32 b) in /w/T.cs:line 8
          Passed Dn.Calc.Rows(a: "a b", b: 1) [< 1 ms]
          Passed Dn.Calc.Adds [8 ms]
          Failed Dn.Calc.Throws [< 1 ms]
          Error Message:
           System.InvalidOperationException : went wrong
          Stack Trace:
             at Dn.Calc.Throws() in /w/T.cs:line 9
          Failed Dn.Calc.Fails [7 ms]
          Error Message:
           Assert.Equal() Failure: Values differ
        Expected: 4
        Actual:   3
          Stack Trace:
             at Dn.Calc.Fails() in /w/T.cs:line 6
          Standard Output Messages:
         chatter


          Skipped Dn.Calc.Skipped [1 ms]
          Error Message:
           not now


        Test Run Failed.
        Total tests: 8
             Passed: 3
             Failed: 4
            Skipped: 1
         Total time: 4.8204 Seconds

        """;

    /// <summary>Microsoft.Testing.Platform with <c>--output Detailed</c></summary>
    public const string TestingPlatform = """
        passed Dn.WithFixture.Passes (14ms)
        failed [Test Class Cleanup Failure (Dn.WithFixture.Passes)] (0ms)
          Xunit.MicrosoftTestingPlatform.XunitException: Class fixture type 'Dn.BadFixture' threw in Dispose
          ---- System.Exception : fixture dispose
            --- End of stack trace from previous location ---
            ----- Inner Stack Trace -----
            at Dn.BadFixture.Dispose() in /w/T.cs:12
        failed Dn.Bad.Passes (17ms)
          Xunit.MicrosoftTestingPlatform.XunitException: System.Exception : dispose
            at Dn.Bad.Dispose() in /w/T.cs:11
        passed Dn.Calc.Adds (7ms)
        skipped Dn.Calc.Skipped (0ms)
          not now
        failed Dn.Calc.Throws (0ms)
          Xunit.MicrosoftTestingPlatform.XunitException: System.InvalidOperationException : went wrong
            at Dn.Calc.Throws() in /w/T.cs:9
        passed Dn.Calc.Rows(a: "a b", b: 1) (0ms)
        failed Dn.Calc.Rows(a: "x]", b: 2) (0ms)
          bad
          second line
            at Dn.Calc.Rows(String a, Int32 b) in /w/T.cs:8
        failed Dn.Calc.Fails (2ms)
          Assert.Equal() Failure: Values differ
          Expected: 4
          Actual:   3
            at Dn.Calc.Fails() in /w/T.cs:6
          Standard output
            chatter
            
          Error output

        Test run summary: Failed! - /w/bin/Debug/net10.0/dn2.dll (net10.0|x64)
          total: 9
          failed: 5
          succeeded: 3
          skipped: 1
          duration: 336ms

        """;

    /// <summary>The program of xunit.v3 with <c>-verbose</c></summary>
    public const string XunitVerbose = """
        xUnit.net v3 In-Process Runner v3.2.2+728c1dce01 (64-bit .NET 10.0.12)
          Discovering: dn
          Discovered:  dn
          Starting:    dn
            Dn.WithFixture.Passes [STARTING]
            Dn.Bad.Passes [STARTING]
            Dn.WithFixture.Passes [FINISHED] Time: 0.0543044s
            [Test Class Cleanup Failure (Dn.WithFixture)] Xunit.Sdk.TestPipelineException
              Class fixture type 'Dn.BadFixture' threw in Dispose
              ---- System.Exception : fixture dispose
              Stack Trace:
                --- End of stack trace from previous location ---
                ----- Inner Stack Trace -----
                T.cs(12,0): at Dn.BadFixture.Dispose()
            Dn.Bad.Passes [FAIL]
              System.Exception : dispose
              Stack Trace:
                T.cs(11,0): at Dn.Bad.Dispose()
            Dn.Bad.Passes [FINISHED] Time: 0.0657916s
            Dn.Calc.Adds [STARTING]
            Dn.Calc.Adds [FINISHED] Time: 0.0085574s
            Dn.Calc.Throws [STARTING]
            Dn.Calc.Throws [FAIL]
              System.InvalidOperationException : went wrong
              Stack Trace:
                T.cs(9,0): at Dn.Calc.Throws()
            Dn.Calc.Throws [FINISHED] Time: 0.0007902s
            Dn.Calc.Rows(a: "a b", b: 1) [STARTING]
            Dn.Calc.Rows(a: "a b", b: 1) [FINISHED] Time: 0.0003255s
            Dn.Calc.Rows(a: "x]", b: 2) [STARTING]
            Dn.Calc.Rows(a: "x]", b: 2) [FAIL]
              bad
              second line
              Stack Trace:
                T.cs(8,0): at Dn.Calc.Rows(String a, Int32 b)
            Dn.Calc.Rows(a: "x]", b: 2) [FINISHED] Time: 0.0007214s
            Dn.Calc.Fails [STARTING]
            Dn.Calc.Fails [FAIL]
              Assert.Equal() Failure: Values differ
              Expected: 4
              Actual:   3
              Stack Trace:
                T.cs(6,0): at Dn.Calc.Fails()
              Output:
                chatter
            Dn.Calc.Fails [FINISHED] Time: 0.0075429s
            Dn.Calc.Skipped [STARTING]
            Dn.Calc.Skipped [SKIP]
              not now
            Dn.Calc.Skipped [FINISHED] Time: 0s
          Finished:    dn (ID = 'e976f9a691fc87dd483afbc594783e9b3be45178eab2050f9693ddc3fa0015ba')
        === TEST EXECUTION SUMMARY ===
           dn  Total: 8, Errors: 1, Failed: 4, Skipped: 1, Not Run: 0, Time: 0.505s

        """;
}
