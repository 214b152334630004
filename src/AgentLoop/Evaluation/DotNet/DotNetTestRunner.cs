namespace AgentLoop;

/// <summary>What runs the tests of a .NET test project.</summary>
public enum DotNetTestRunner
{
    /// <summary>The project is a program with the command line of xunit.v3; the quickest.</summary>
    XunitV3,

    /// <summary>
    /// The project is a program with the command line of Microsoft.Testing.Platform and its TRX extension
    /// (<c>Microsoft.Testing.Extensions.TrxReport</c>).
    /// </summary>
    TestingPlatform,

    /// <summary>The project is an xunit.v3 program with <c>UseMicrosoftTestingPlatformRunner</c> set.</summary>
    XunitV3OnTestingPlatform,

    /// <summary>
    /// <c>dotnet test</c> with VSTest, for every adapter; it talks to itself over loopback TCP, which not every sandbox allows.
    /// </summary>
    VSTest,
}
