using System.Diagnostics;
using System.Globalization;

namespace AgentLoop.Tests.Evaluating;

public sealed class DiagnosticReaderTests
{
    [Theory]
    [InlineData("/w/src/Lib/Calc.cs(12,5): error CS1002: ; expected [/w/src/Lib/Lib.csproj]", "/w/src/Lib/Calc.cs", 12, "CS1002: ; expected")]
    [InlineData("     1>Program.fs(3,1,3,9): error FS0039: not defined [/w/A B.fsproj]", "Program.fs", 3, "FS0039: not defined")]
    [InlineData(@"C:\src\A.cs(7): error CS0246: no such type", @"C:\src\A.cs", 7, "CS0246: no such type")]
    [InlineData("src/a.ts(3,5): error TS2322: Type 'string' is not assignable.", "src/a.ts", 3, "TS2322: Type 'string' is not assignable.")]
    [InlineData("src/a.ts:3:5 - error TS2322: not assignable", "src/a.ts", 3, "TS2322: not assignable")]
    [InlineData("CSC : error CS5001: Program does not contain a static 'Main' method [/w/A.csproj]", "CSC", null, "CS5001: Program does not contain a static 'Main' method")]
    [InlineData("/w/A.csproj : error NU1101: Unable to find package X.", "/w/A.csproj", null, "NU1101: Unable to find package X.")]
    [InlineData("main.c:4:12: error: expected ';' before '}' token", "main.c", 4, "expected ';' before '}' token")]
    [InlineData("/usr/src/x.h:9: fatal error: no.h: No such file", "/usr/src/x.h", 9, "no.h: No such file")]
    [InlineData("./cmd/main.go:12:5: undefined: foo", "./cmd/main.go", 12, "undefined: foo")]
    [InlineData("vet: ./main.go:3:1: unreachable code", "./main.go", 3, "unreachable code")]
    [InlineData("tests/test_a.py:7: AssertionError", "tests/test_a.py", 7, "AssertionError")]
    [InlineData("error[E0308]: mismatched types\n  --> src/main.rs:4:5\n   |", "src/main.rs", 4, "mismatched types")]
    [InlineData("Traceback (most recent call last):\n  File \"/w/a.py\", line 1, in <module>\n    f()\n  File \"/w/b.py\", line 9, in f\n    raise\nValueError: no", "/w/b.py", 9, "ValueError: no")]
    public void Tools_say_in_their_own_ways_where_something_is_wrong(string output, string path, int? line, string message)
    {
        Diagnostic diagnostic = Assert.Single(DiagnosticReader.Read(output));

        Assert.Equal((path, line, message, FindingSeverity.Error), (diagnostic.Path, diagnostic.Line, diagnostic.Message, diagnostic.Severity));
    }

    [Theory]
    [InlineData("Build succeeded.")]
    [InlineData("    0 Error(s)")]
    [InlineData("16:12:04 up 27 min")]
    [InlineData("ok      example.com/x 0.01s")]
    [InlineData("error: could not compile `x` (lib) due to 1 previous error")]
    [InlineData("main.c:4:12: note: declared here")]
    [InlineData("ValueError: without a traceback")]
    public void Other_lines_are_not_taken_for_diagnostics(string output) => Assert.Empty(DiagnosticReader.Read(output));

    [Fact]
    public void Errors_come_before_warnings_each_once_and_no_flood_of_warnings_hides_them()
    {
        string warnings = string.Join('\n', Enumerable.Range(1, 5000).Select(i => $"a.cs({i},1): warning CS0168: unused"));
        IReadOnlyList<Diagnostic> read = DiagnosticReader.Read($"{warnings}\nb.cs(1,1): error CS1: x\nb.cs(1,1): error CS1: x");

        Assert.Equal("b.cs", read[0].Path);
        Assert.Equal([FindingSeverity.Error, .. Enumerable.Repeat(FindingSeverity.Warning, 20)], read.Select(diagnostic => diagnostic.Severity));
    }

    [Fact]
    public void Output_made_to_be_slow_to_read_is_not()
    {
        string line = string.Concat(Enumerable.Repeat("a.a(1(", 160));
        long start = Stopwatch.GetTimestamp();
        DiagnosticReader.Read(string.Join('\n', Enumerable.Repeat(line, 250)));

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5), string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start)}"));
    }
}
