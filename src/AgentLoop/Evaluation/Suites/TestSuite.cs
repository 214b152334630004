using System.Text.Json.Serialization;

namespace AgentLoop;

/// <summary>Tests of a repository that one command runs, and how it says what became of them.</summary>
public sealed record TestSuite
{
    /// <summary>What it is called; unique among the suites of a repository. The names of its tests are told apart by it where there are several.</summary>
    public required string Name { get; init; }

    /// <summary>Why it is thought to be there and to run so, in a sentence.</summary>
    /// <value>Empty unless said, as for a suite that the host names itself.</value>
    public string Reason { get; init; } = "";

    /// <summary>The folder it belongs to, relative to the workspace; paths in its reports are relative to it where they are not absolute.</summary>
    /// <value>The workspace itself unless said.</value>
    public string Folder { get; init; } = "";

    /// <summary>
    /// What builds it from the files as they stand, before each run; empty where running it does. Suites that share the very same command need it run once
    /// for all of them.
    /// </summary>
    public IReadOnlyList<SandboxCommand> Build { get; init; } = [];

    /// <summary>
    /// The folder of the assemblies that it runs as they stand, relative to the workspace, in which <c>*</c> stands for one folder of any name: where an evaluator
    /// before it has left assemblies there (<see cref="Evaluation.Built"/>), it is not built again.
    /// </summary>
    /// <value><see langword="null"/> unless said: it is always built.</value>
    public string? OutputFolder { get; init; }

    /// <summary>What runs all of its tests. Its own time-out holds.</summary>
    public required SandboxCommand Command { get; init; }

    /// <summary>
    /// Where it writes its reports, relative to the workspace: a path, or a pattern in which <c>*</c> stands for any characters, <c>/</c> too, such as
    /// <c>**/*.trx</c>. A report that was there before and is not written anew does not count.
    /// </summary>
    /// <value><see langword="null"/> where what it prints is its report.</value>
    public string? Report { get; init; }

    /// <summary>
    /// The name of the file of <see cref="Report"/> where its command asks a runner for it by this name: each run has one of its own in its place, so that the code
    /// under test cannot know it beforehand, and the report must be as runners write it.
    /// </summary>
    internal string? ReportName { get; init; }

    /// <summary>The form of its reports, or of what it prints.</summary>
    public TestReportFormat Format { get; init; }

    /// <summary>Exit codes by which it says that no test ran, such as 8 of Microsoft.Testing.Platform and 5 of pytest.</summary>
    public IReadOnlyList<int> NothingRanExitCodes { get; init; } = [];

    /// <summary>The exit code by which the command says that what it ran ended its process; <see langword="null"/> where none says so.</summary>
    internal int? EndedExitCode { get; init; }

    /// <summary>How it is told to run some of its tests alone; <see langword="null"/> where it cannot be.</summary>
    [JsonIgnore]
    public ITestFilter? Filter { get; init; }

    /// <summary>Whether its runner talks to itself over a loopback network, so that the sandbox must grant one, see <see cref="NetworkGrant.Loopback"/>.</summary>
    public bool NeedsLoopback { get; init; }
}
