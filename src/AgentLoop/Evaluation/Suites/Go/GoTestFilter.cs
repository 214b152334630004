namespace AgentLoop;

/// <summary>
/// Runs functions of Go, with all their subtests, in the packages they are in (https://pkg.go.dev/cmd/go#hdr-Testing_flags). Names are read as a package's
/// path, a sign between, and the function: <c>example.com/m/sub.TestA/row</c>.
/// </summary>
internal sealed class GoTestFilter(string module) : ITestFilter
{
    private static readonly string[] Beginnings =
        [.. from separator in "./ :" from word in new[] { "Test", "Fuzz", "Example", "Benchmark" } select $"{separator}{word}"];

    public SandboxCommand? Select(SandboxCommand all, IReadOnlyList<TestResult> tests)
    {
        if (FilterNames.Of(tests, test => Function(test.Name)) is not { } functions || FilterNames.Of(tests, test => Package(test.Name)) is not { } packages)
            return null;
        return all with { Arguments = [.. all.Arguments.Where(argument => argument is not "./..."), $"-run=^({string.Join('|', functions)})$", .. packages] };
    }

    /// <summary>Where the function's name begins: the first <c>Test</c>, <c>Fuzz</c>, or <c>Example</c> behind the package's path.</summary>
    private int Start(string name)
    {
        if (module.Length == 0 || !name.StartsWith(module, StringComparison.Ordinal))
            return -1;
        string rest = name[module.Length..];
        int[] starts = [.. Beginnings.Select(word => rest.IndexOf(word, StringComparison.Ordinal)).Where(start => start >= 0)];
        return starts.Length == 0 ? -1 : module.Length + starts.Min() + 1;
    }

    private string? Function(string name)
    {
        int start = Start(name);
        if (start < 0)
            return null;
        string function = name[start..].Split('/')[0];
        return function.All(c => char.IsLetterOrDigit(c) || c == '_') ? function : null;
    }

    private string? Package(string name)
    {
        int start = Start(name);
        if (start < 0)
            return null;
        string folder = name[module.Length..(start - 1)].Trim('/', ':', ' ');
        return folder.Length == 0 ? "." : folder.Split('/').Contains("..") ? null : $"./{folder}";
    }
}
