namespace AgentLoop.Tests.Loops;

/// <summary>A real process, killed as <c>kill -9</c> does, over a real database, repository and sandbox.</summary>
public sealed class KillTests : IDisposable
{
    private readonly Scratch scratch = new();

    [Fact]
    public async Task A_run_killed_at_any_append_resumes_to_the_same_end_with_nothing_lost_or_doubled()
    {
        (string whole, string wholeId) = await PrepareAsync("whole", kill: "");
        List<RunEvent> expected = await KillableProgram.ReadAsync(whole, wholeId);
        Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(expected[^1]).Outcome);
        int appends = expected.Count;

        string[] places = KillableProgram.Places(7, appends);
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
        Assert.True(calls.Length <= 4, $"{place}: a call that was recorded was made again: {string.Join(", ", calls)}");
    }

    private async Task<(string Folder, string RunId)> PrepareAsync(string name, string kill)
    {
        scratch.Write($"{name}/repo/answer.txt", "wrong\n");
        await KillableProgram.CommitAsync(scratch[name]);
        (_, string output) = await KillableProgram.StartAsync(kill, scratch[name]);
        return (scratch[name], KillableProgram.RunIdOf(scratch[name], output));
    }
}
