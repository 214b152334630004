namespace AgentLoop;

/// <summary>A test runner of Node.js.</summary>
internal sealed record NodeRunner
{
    /// <summary>What it is called, and the program it is called by.</summary>
    public required string Name { get; init; }

    /// <summary>How it runs all tests where no script says.</summary>
    public required string Run { get; init; }

    /// <summary>What makes it write its report.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>A file that it takes its reporter from, in the folder for reports.</summary>
    public (string Name, string Content)? Reporter { get; init; }

    /// <summary>The file of its report, in the folder for reports; <see langword="null"/> where what it prints is its report.</summary>
    public string? Report { get; init; }

    public TestReportFormat Format { get; init; } = TestReportFormat.JUnit;

    public ITestFilter? Filter { get; init; }

    /// <summary>Files of which one configures it.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>Whether a command calls it.</summary>
    public bool IsCalledBy(string step)
    {
        string[] words = NodeTestScript.Words(step);
        return this == NodeRunners.Node
            ? words.Contains("node", StringComparer.Ordinal) && Array.Exists(words, word => word is "--test" || word.StartsWith("--test-", StringComparison.Ordinal))
            : Array.Exists(words, IsProgram);
    }

    private bool IsProgram(string word) =>
        word.Equals(Name, StringComparison.Ordinal) || word.EndsWith($"/{Name}", StringComparison.Ordinal) || word.EndsWith($"/{Name}.js", StringComparison.Ordinal);
}
