namespace AgentLoop;

/// <summary>Where a test stands, as far as its result tells.</summary>
internal sealed record TestPlace
{
    private static readonly char[] Ends = ['(', '[', ' '];

    public required TestResult Test { get; init; }

    /// <summary>The file it stands in, by its path in the workspace; <see langword="null"/> where that is not told.</summary>
    public string? File { get; init; }

    /// <summary>The last two parts of its name, a class and a method mostly.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>
    /// Reads it off a result. Names that begin with a file are of pytest, Jest, and node's runner; else the file a result names is where it stands only if
    /// it did not fail there.
    /// </summary>
    public static TestPlace Of(TestResult test, string folder, RepositoryFiles files)
    {
        int end = test.Name.IndexOf("::", StringComparison.Ordinal) is > 0 and int colons ? colons : test.Name.IndexOf(ReportNames.Separator, StringComparison.Ordinal);
        string? named = end > 0 ? Known(test.Name[..end], folder, files) : null;
        return new TestPlace
        {
            Test = test,
            File = named ?? (test.Outcome == TestOutcome.Failed ? null : Known(test.File, folder, files)),
            Parts = Split(test.Name),
        };
    }

    private static string? Known(string? file, string folder, RepositoryFiles files)
    {
        if (string.IsNullOrEmpty(file))
            return null;
        string path = RepositoryFiles.Join(folder, file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file);
        return files.Has(path) ? path : files.Has(file) ? file : null;
    }

    /// <summary>Of <c>N.C.Max(a: 1)</c> it is <c>C</c> and <c>Max</c>; of <c>example.com/m/sub.TestA/row 1</c>, <c>TestA</c>.</summary>
    private static string[] Split(string name)
    {
        int end = name.IndexOfAny(Ends);
        string path = end > 0 ? name[..end] : name;
        bool isGo = path.Contains('/', StringComparison.Ordinal);
        string[] words = [.. path.Split('.', '+', '/', ':', '#').Where(FilterNames.IsIdentifier)];
        return isGo ? [.. words.Where(word => word.StartsWith("Test", StringComparison.Ordinal)).Take(1)] : words.Length > 2 ? words[^2..] : words;
    }
}
