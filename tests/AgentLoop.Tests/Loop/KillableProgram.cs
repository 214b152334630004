using System.Diagnostics;
using System.Globalization;
using AgentLoop.Provenance.Sqlite;

namespace AgentLoop.Tests.Loops;

/// <summary>A real process with a run in it, over a folder with a repository and a journal, that can be killed at any append.</summary>
internal static class KillableProgram
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "AgentLoop.CrashProgram.dll");

    /// <summary>Places to kill it at, spread over all of its appends: as many as <c>AGENTLOOP_KILLS</c> says, or as are usual.</summary>
    public static string[] Places(int usual, int appends)
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("AGENTLOOP_KILLS"), CultureInfo.InvariantCulture, out int wanted) ? wanted : usual;
        return [.. Enumerable.Range(0, count).Select(i => $"{(i % 2 == 0 ? "after" : "before")}:{2 + (i * (appends - 2) / count)}").Distinct()];
    }

    /// <summary>Makes a repository of the files in <c>FOLDER/repo</c>.</summary>
    public static Task<string> CommitAsync(string folder) =>
        Shell.RunAsync(Path.Combine(folder, "repo"), "git init -q . && git add -A && git -c user.name=t -c user.email=t@t commit -q -m start");

    /// <summary>Runs it to its end, or to where it is killed.</summary>
    public static async Task<(int ExitCode, string Output)> StartAsync(string kill, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AGENTLOOP_KILL"] = kill;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0 or 137, await errors);
        return (process.ExitCode, output);
    }

    /// <summary>The run that was begun: as the process said, or, where it died before it could, after the name of its work folder.</summary>
    public static string RunIdOf(string folder, string output) =>
        output.Split('\n').FirstOrDefault(l => l.Contains("run.started", StringComparison.Ordinal))?.Split(' ')[2]
        ?? Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(folder, "work"))));

    public static async Task<List<RunEvent>> ReadAsync(string folder, string runId)
    {
        await using var store = new SqliteProvenanceStore(Path.Combine(folder, "runs.db"));
        return await store.ReadAsync(new ReadRequest { RunId = runId }).Select(r => EventJson.Read(r.Payload)).ToListAsync();
    }

    /// <summary>What happened, in an order that does not depend on which of two parallel branches was faster.</summary>
    public static string[] Story(IEnumerable<RunEvent> events) =>
        [.. events.Where(e => e is not (RunResumed or ClockRead or ModelTried or ModelAnswering or EffectStarted or EffectOutcomeUnknown)).Select(e => $"{e.Scope} {e.Kind} {Told(e)}").Order(StringComparer.Ordinal)];

    public static async Task AssertIntactAsync(string folder, string place)
    {
        await using var store = new SqliteProvenanceStore(Path.Combine(folder, "runs.db"));
        Assert.True((await store.VerifyAsync(new VerifyRequest())).IsIntact, place);
        Assert.Equal("2\n", await Shell.RunAsync(Path.Combine(folder, "repo"), "git rev-list --count --branches='agentloop/*'"));
        Assert.Equal("", await Shell.RunAsync(Path.Combine(folder, "repo"), "git status --porcelain"));
    }

    private static string Told(RunEvent e) => e switch
    {
        CandidateEvaluated evaluated => $"{evaluated.CandidateId} {evaluated.Verdict}",
        CommandExecuted executed => $"{executed.CommandLine} {executed.ExitCode}",
        ToolCalled called => $"{called.CallId} {(called.End == ToolCallEnd.OutcomeUnknown ? ToolCallEnd.Failed : called.End)}",
        ModelCalled called => $"{called.Outcome}",
        RunFinished finished => finished.Outcome.ToString(),
        PluginFailed failed => failed.Error,
        _ => "",
    };
}
