using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>How compilers and test runners write where something is wrong; matched in linear time, for the text is untrusted.</summary>
internal static class DiagnosticPatterns
{
    private const string Origin = @"^\s*(?:\d+>)?";
    private const string Project = @"(?: \[[^\]]+\])?$";

    /// <summary>MSBuild's canonical form, which <c>tsc</c> writes too: <c>File.cs(12,5): error CS1002: ; expected [App.csproj]</c>.</summary>
    public static Regex InParentheses { get; } = Linear(
        Origin + @"(?<path>[^\s(][^(]*)\((?<line>\d{1,9})(?:,\d+){0,3}\) ?: (?:[a-z]+ )?(?<severity>error|warning) (?<message>[\w-]+ ?: .+?)" + Project);

    /// <summary>MSBuild's form for what has no line: <c>CSC : error CS5001: …</c>, <c>App.csproj : error NU1101: …</c>.</summary>
    public static Regex WithoutLine { get; } = Linear(
        Origin + @"(?<path>\S[^:]*?) ?: (?<severity>error|warning) (?<message>[A-Za-z]+\d+: .+?)" + Project);

    /// <summary>The form of gcc, clang, go, mypy, pytest and many more: <c>file.c:12:5: error: …</c>, with or without column and severity.</summary>
    public static Regex WithColons { get; } = Linear(
        @"^\s*(vet: )?(?<path>([A-Za-z]:)?[\w./\\@+~-]*[\w-]\.\w+):(?<line>\d{1,9})(:\d+)?(:| -) " +
        @"((?<severity>fatal error|error|warning|note|info):? ?)?(?<message>\S.*)$");

    /// <summary>The first line of a Rust diagnostic: <c>error[E0308]: mismatched types</c>.</summary>
    public static Regex RustHead { get; } = Linear(@"^(?<severity>error|warning)(\[\w+\])?: (?<message>.+)$");

    /// <summary>Where a Rust diagnostic is: <c>  --> src/main.rs:4:5</c>.</summary>
    public static Regex RustPlace { get; } = Linear(@"^\s*--> (?<path>[^:]+):(?<line>\d{1,9}):\d+$");

    /// <summary>A frame of a Python traceback.</summary>
    public static Regex PythonFrame { get; } = Linear("""^\s*File "(?<path>[^"]+)", line (?<line>\d{1,9})""");

    /// <summary>The end of a Python traceback: <c>ValueError: …</c>.</summary>
    public static Regex PythonError { get; } = Linear(@"^(?<message>[A-Za-z_][\w.]*(Error|Exception|Interrupt|Exit)(:.*)?)$");

    /// <summary>The file and line at the end of a .NET stack frame: <c> in /src/File.cs:line 12</c>.</summary>
    public static Regex DotNetFrame { get; } = Linear(@" in (?<path>.+?):(line )?(?<line>\d{1,9})\s*$");

    /// <summary>A frame of a JVM's stack, whose file stands in the folder of its package: <c>	at org.example.app.Calc.add(Calc.java:12)</c>.</summary>
    public static Regex JavaFrame { get; } = Linear(
        @"^\s*at (?:[\w.@-]*/)*(?<package>(?:[a-z_]\w*\.)*)[A-Z$][\w$.]*\.[\w$<>]+\((?<file>[\w$]+\.(?:java|kt|scala|groovy)):(?<line>\d{1,9})\)");

    /// <summary>A file and a line in one of the ways in which stacks of JavaScript, Go, Rust, PHP, Ruby, Swift, C++ and pytest have them: <c>src/lib.rs:30:9</c>, <c>/src/Foo.php(12)</c>.</summary>
    public static Regex AnyFrame { get; } = Linear(
        @"(?:file://)?(?<path>(?:[A-Za-z]:[\\/])?[^\s:()""'<>|*?,`]*[\w-]\." +
        @"(?:cs|fs|vb|razor|py|[cm]?jsx?|[cm]?tsx?|vue|svelte|go|rs|java|kts?|scala|groovy|rb|phpt?|swift|cc?|c[px][px]|hh?|h[px][px]|mm?|exs?|erl|hs|ml|lua|dart|p[lm]|t|R|jl|zig|nim|sh|bats))" +
        @"(?::|\()(?<line>\d{1,9})\b");

    private static Regex Linear(string pattern) => new(
        pattern, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);
}
