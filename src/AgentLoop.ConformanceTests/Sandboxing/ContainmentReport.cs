using System.Text;

namespace AgentLoop.ConformanceTests;

/// <summary>What came of every program in one sandbox.</summary>
public sealed record ContainmentReport
{
    private static readonly Dictionary<ContainmentVerdict, string> Words = new()
    {
        [ContainmentVerdict.Contained] = "contained",
        [ContainmentVerdict.Escaped] = "**escaped**",
        [ContainmentVerdict.NotPromised] = "not promised",
        [ContainmentVerdict.NotTried] = "could not be tried",
    };

    /// <summary>The sandbox's name.</summary>
    public required string Sandbox { get; init; }

    /// <summary>A finding for each program, in the order of <see cref="ContainmentPrograms.All"/>.</summary>
    public required IReadOnlyList<ContainmentFinding> Findings { get; init; }

    /// <summary>Tries every program in a sandbox.</summary>
    public static async ValueTask<ContainmentReport> MeasureAsync(ContainmentTrial trial, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(trial);
        SandboxCapabilities capabilities = await trial.Sandbox.ProbeAsync(cancellationToken);
        return new ContainmentReport { Sandbox = capabilities.Name, Findings = await trial.RunAllAsync(cancellationToken) };
    }

    /// <summary>A table in Markdown: a line for each program, a column for each sandbox.</summary>
    public static string Table(params IReadOnlyList<ContainmentReport> reports)
    {
        StringBuilder table = new();
        table.Append("| program | promise | ").AppendJoin(" | ", reports.Select(report => report.Sandbox)).Append(" |\n");
        table.Append("|---|---|").Insert(table.Length, "---|", reports.Count).Append('\n');
        foreach (ContainmentProgram program in ContainmentPrograms.All)
        {
            table.Append("| ").Append(program.Name).Append(" | `").Append(program.Promise).Append("` | ")
                .AppendJoin(" | ", reports.Select(report => Word(report, program))).Append(" |\n");
        }

        return table.ToString();
    }

    private static string Word(ContainmentReport report, ContainmentProgram program) =>
        report.Findings.FirstOrDefault(finding => finding.Program == program) is { } finding ? Words[finding.Verdict] : "";
}
