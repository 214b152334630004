namespace AgentLoop.Tests.Loops;

/// <summary>A real process, killed as <c>kill -9</c> does, over a real database, repository and sandbox.</summary>
public sealed class KillTests : IDisposable
{
    private static readonly string[] Effects = ["begin:model", "end:model", "begin:announce", "end:announce", "begin:integrate", "end:integrate"];

    private readonly Scratch scratch = new();

    [Fact]
    public async Task A_run_killed_at_any_append_resumes_to_the_same_end_with_nothing_lost_or_doubled()
    {
        (string whole, string wholeId) = await PrepareAsync("whole", kill: "");
        List<RunEvent> expected = await KillableProgram.ReadAsync(whole, wholeId);
        Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(expected[^1]).Outcome);
        int appends = expected.Count;

        string[] places = [.. KillableProgram.Places(2, appends), .. Effects];
        await Parallel.ForEachAsync(places, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (place, _) => await KillAndResumeAsync(place, expected));
    }

    public void Dispose() => scratch.Dispose();

    private async Task KillAndResumeAsync(string place, List<RunEvent> expected)
    {
        (string folder, string runId) = await PrepareAsync(place.Replace(':', '-'), place);
        int killedAt = (await KillableProgram.ReadAsync(folder, runId)).Count;
        Assert.True(killedAt > 0 && killedAt <= expected.Count, $"{place}: killed with {killedAt} records");

        if (killedAt < expected.Count)
            Assert.Equal(0, (await KillableProgram.StartAsync(kill: "", folder, runId)).ExitCode);

        List<RunEvent> resumed = await KillableProgram.ReadAsync(folder, runId);
        Assert.Equal(KillableProgram.Story(expected), KillableProgram.Story(resumed));
        await KillableProgram.AssertIntactAsync(folder, place);
        string[] calls = await File.ReadAllLinesAsync(Path.Combine(folder, "effects.log"));
        Assert.True(calls.Count(c => c.StartsWith("model", StringComparison.Ordinal)) <= 4, $"{place}: a call that was recorded was made again: {string.Join(", ", calls)}");
        Assert.Equal(["announce 0 wrong 0", "announce 1 wrong 1", "announce 2 right"], calls.Where(c => c.StartsWith("announce", StringComparison.Ordinal)));
        AssertEnded(resumed, place);
    }

    /// <summary>Whatever was begun outside came to a recorded result, or its outcome was settled before it was done again.</summary>
    private static void AssertEnded(List<RunEvent> events, string place)
    {
        foreach (EffectStarted started in events.OfType<EffectStarted>())
        {
            RunEvent? end = events.Skip((int)started.Sequence + 1).FirstOrDefault(e =>
                e is EffectRecorded r ? r.Scope == started.Scope && r.Kind == started.Effect && r.Request == started.Request
                : e is EffectOutcomeUnknown u && (u.Intent == started.Sequence || (u.Scope == started.Scope && u.Request == started.Request)));
            Assert.True(end is not null, $"{place}: {started.Effect} of record {started.Sequence} has no end");
        }
        if (Effects.Contains(place))
            Assert.True(events.Exists(e => e is EffectOutcomeUnknown), $"{place}: nobody noticed");
    }

    private async Task<(string Folder, string RunId)> PrepareAsync(string name, string kill)
    {
        scratch.Write($"{name}/repo/answer.txt", "wrong\n");
        await KillableProgram.CommitAsync(scratch[name]);
        (_, string output) = await KillableProgram.StartAsync(kill, scratch[name]);
        return (scratch[name], KillableProgram.RunIdOf(scratch[name], output));
    }
}
