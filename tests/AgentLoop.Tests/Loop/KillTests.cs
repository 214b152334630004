using System.Diagnostics;
using AgentLoop.Provenance.Sqlite;

namespace AgentLoop.Tests.Loops;

/// <summary>A real process, killed as <c>kill -9</c> does, over a real database, repository and sandbox.</summary>
public sealed class KillTests : IDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "AgentLoop.CrashProgram.dll");

    private readonly Scratch scratch = new();

    [Fact]
    public async Task A_run_killed_at_any_append_resumes_to_the_same_end_with_nothing_lost_or_doubled()
    {
        (string whole, string wholeId) = await PrepareAsync("whole", kill: "");
        List<RunEvent> expected = await ReadAsync(whole, wholeId);
        Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(expected[^1]).Outcome);
        int appends = expected.Count;

        string[] places = [.. Enumerable.Range(0, 20).Select(i => $"{(i % 2 == 0 ? "after" : "before")}:{2 + (i * (appends - 2) / 20)}")];
        Assert.Equal(20, places.Distinct().Count());
        await Parallel.ForEachAsync(places, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (place, _) => await KillAndResumeAsync(place, expected));
    }

    public void Dispose() => scratch.Dispose();

    private static string[] Story(IEnumerable<RunEvent> events) =>
        [.. events.Where(e => e is not (RunResumed or ClockRead)).Select(e => $"{e.Scope} {e.Kind} {Told(e)}").Order(StringComparer.Ordinal)];

    private static string Told(RunEvent e) => e switch
    {
        CandidateEvaluated evaluated => $"{evaluated.CandidateId} {evaluated.Verdict}",
        CommandExecuted executed => $"{executed.CommandLine} {executed.ExitCode}",
        RunFinished finished => finished.Outcome.ToString(),
        PluginFailed failed => failed.Error,
        _ => "",
    };

    private async Task KillAndResumeAsync(string place, List<RunEvent> expected)
    {
        (string folder, string runId) = await PrepareAsync(place.Replace(':', '-'), place);
        int killedAt = (await ReadAsync(folder, runId)).Count;
        Assert.True(killedAt > 0 && killedAt <= expected.Count, $"{place}: killed with {killedAt} records");

        if (killedAt < expected.Count)
            Assert.Equal(0, (await StartAsync(folder, kill: "", runId)).ExitCode);

        List<RunEvent> resumed = await ReadAsync(folder, runId);
        Assert.Equal(Story(expected), Story(resumed));
        await using var store = new SqliteProvenanceStore(Path.Combine(folder, "runs.db"));
        Assert.True((await store.VerifyAsync(new VerifyRequest())).IsIntact, place);
        Assert.Equal("2\n", await Shell.RunAsync(Path.Combine(folder, "repo"), "git rev-list --count --branches='agentloop/*'"));
        Assert.Equal("", await Shell.RunAsync(Path.Combine(folder, "repo"), "git status --porcelain"));
        string[] calls = await File.ReadAllLinesAsync(Path.Combine(folder, "effects.log"));
        Assert.True(calls.Length <= 4, $"{place}: a call that was recorded was made again: {string.Join(", ", calls)}");
    }

    private async Task<(string Folder, string RunId)> PrepareAsync(string name, string kill)
    {
        scratch.Write($"{name}/repo/answer.txt", "wrong\n");
        await Shell.RunAsync(scratch[$"{name}/repo"], "git init -q . && git add -A && git -c user.name=t -c user.email=t@t commit -q -m start");
        (_, string output) = await StartAsync(scratch[name], kill);
        string runId = output.Split('\n').FirstOrDefault(l => l.Contains("run.started", StringComparison.Ordinal))?.Split(' ')[2] ?? await OnlyRunAsync(scratch[name]);
        return (scratch[name], runId);
    }

    /// <summary>The run of a process that died before it could say which it was: its work folder is named after it.</summary>
    private static Task<string> OnlyRunAsync(string folder) =>
        Task.FromResult(Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(folder, "work")))));

    private static async Task<(int ExitCode, string Output)> StartAsync(string folder, string kill, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, folder, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AGENTLOOP_KILL"] = kill;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode is 0 or 137, await errors);
        return (process.ExitCode, output);
    }

    private static async Task<List<RunEvent>> ReadAsync(string folder, string runId)
    {
        await using var store = new SqliteProvenanceStore(Path.Combine(folder, "runs.db"));
        return await store.ReadAsync(new ReadRequest { RunId = runId }).Select(r => EventJson.Read(r.Payload)).ToListAsync();
    }
}
