namespace AgentLoop;

/// <summary>In which form a test runner says what became of its tests.</summary>
public enum TestReportFormat
{
    /// <summary>Whichever it is, told by how it begins.</summary>
    Detect,

    /// <summary>TRX of Visual Studio's runners, Microsoft.Testing.Platform and xunit.v3.</summary>
    Trx,

    /// <summary>JUnit XML, in the dialects of pytest, Jest, Surefire, Gradle, go-junit-report, cargo-nextest and others.</summary>
    JUnit,

    /// <summary>NUnit 3 XML.</summary>
    NUnit,

    /// <summary>xUnit.net's own XML, versions 2 and 3.</summary>
    XUnit,

    /// <summary>The Test Anything Protocol, versions 12 to 14.</summary>
    Tap,

    /// <summary>The lines of JSON of <c>go test -json</c> (<c>test2json</c>).</summary>
    GoJson,

    /// <summary>What <c>go test -v</c> prints.</summary>
    GoText,

    /// <summary>What <c>pytest -v</c> or <c>pytest -rA</c> prints.</summary>
    PytestText,

    /// <summary>What <c>cargo test</c> prints.</summary>
    CargoText,

    /// <summary>What Jest and Vitest print with <c>--verbose</c> or <c>--reporter=verbose</c>.</summary>
    JestText,

    /// <summary>What the <c>spec</c> reporter of <c>node --test</c> prints.</summary>
    NodeText,

    /// <summary>What <c>dotnet test</c> prints with detailed verbosity.</summary>
    DotNetText,
}
