namespace AgentLoop;

/// <summary>A test, as it is written.</summary>
internal sealed record FoundTest
{
    public required GuardedFile File { get; init; }

    public required GuardFunction Function { get; init; }

    /// <summary>The body without what never runs.</summary>
    public required GuardTokens Body { get; init; }

    public required IReadOnlyList<SkipMark> Skips { get; init; }

    /// <summary>The assertions that are in it and that it reaches through functions of the tests.</summary>
    public required IReadOnlyList<FoundAssertion> Assertions { get; init; }

    /// <summary>The sets of values that it runs with, one text each.</summary>
    public required IReadOnlyList<TestRow> Rows { get; init; }

    /// <summary>Its rows, and those that stand outside of tests in its file.</summary>
    public IEnumerable<TestRow> AllRows => Rows.Concat(File.Rows);

    public string Path => File.Source.Path;

    public string Name => Function.Name;

    public string FullName => Function.FullName;

    public int Line => Function.Line;

    /// <summary>Equal for tests that do the same.</summary>
    public string BodyText => field ??= $"{string.Join(' ', Rows.Select(row => row.Text))}|{AssertionText.Of(Body)}";

    /// <summary>The values it works with: its own, and those behind the names it uses.</summary>
    public IReadOnlySet<string> Literals => field ??= TestLiterals.Of(this);
}
