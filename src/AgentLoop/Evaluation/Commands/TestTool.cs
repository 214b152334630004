namespace AgentLoop;

/// <summary>How the usual test tools say that tests ran, because most of them exit with 0 too when none did.</summary>
internal sealed record TestTool
{
    private static readonly TestTool[] Known =
    [
        new() { Command = "dotnet test", ExpectedOutput = @"Passed!|^Test Run Successful\." },
        new() { Command = "cargo test", ExpectedOutput = @"^test result: ok\. [1-9]" },
        new() { Command = "go test", ExpectedOutput = @"^ok\s+\S+\s+(\(cached\)|[\d.]+s)(\s+coverage: .*)?$" },
        new() { Command = "pytest", NothingRanExitCodes = [5] },
    ];

    /// <summary>The words it is called by.</summary>
    public required string Command { get; init; }

    /// <summary>What it writes when tests ran and passed, as <see cref="CommandEvaluatorOptions.ExpectedOutput"/>.</summary>
    public string? ExpectedOutput { get; init; }

    /// <summary>With what it exits when none ran.</summary>
    public IReadOnlyList<int> NothingRanExitCodes { get; init; } = [];

    /// <summary>The first of them that a command line calls.</summary>
    public static TestTool? Of(string commandLine) =>
        Array.Find(Known, tool => commandLine.Contains(tool.Command, StringComparison.Ordinal));
}
