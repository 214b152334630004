using AgentLoop.Tests.Loops;

namespace AgentLoop.Tests.Generation.Tools;

/// <summary>A conversation of 200 turns in a real process, with a fault at every kind of place.</summary>
public sealed class LongTalkTests : IDisposable
{
    private const int Turns = 200;

    private readonly Scratch scratch = new();
    private int killed;

    [Fact]
    public async Task It_ends_as_it_should_resumes_where_it_was_killed_and_replays_without_difference()
    {
        (string folder, string runId) = await PrepareAsync("whole", kill: "");
        List<RunEvent> expected = await KillableProgram.ReadAsync(folder, runId);
        AssertWhole(expected);
        await AssertReplaysAsync(folder, runId);

        string[] places = KillableProgram.Places(2, expected.Count);
        await Parallel.ForEachAsync(places, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (place, _) => await KillAndResumeAsync(place, expected));
        Assert.True(killed >= places.Length / 2, $"only {killed} of {places.Length} were killed");
    }

    public void Dispose() => scratch.Dispose();

    private static void AssertWhole(List<RunEvent> events)
    {
        Assert.Equal(RunOutcome.Succeeded, Assert.IsType<RunFinished>(events[^1]).Outcome);
        ConversationEnded ended = Assert.Single(events.OfType<ConversationEnded>());
        Assert.Equal(ConversationEnd.Finished, ended.End);
        Assert.True(ended.Turns >= Turns, $"{ended.Turns} turns");
        Assert.Equal(
            [ModelOutcome.Unavailable, ModelOutcome.RateLimited, ModelOutcome.Dropped, ModelOutcome.TimedOut, ModelOutcome.Unreachable, ModelOutcome.Dropped],
            events.OfType<ModelTried>().Select(t => t.Outcome));
        Assert.Superset(
            new HashSet<ModelOutcome> { ModelOutcome.Answered, ModelOutcome.CutOff, ModelOutcome.Empty, ModelOutcome.ContextOverflow },
            events.OfType<ModelCalled>().Select(c => c.Outcome).ToHashSet());
        Assert.Single(events.OfType<ModelCalled>(), c => c.IsUsageEstimated);
        Assert.Equal(Enum.GetValues<ToolCallEnd>().Where(e => e != ToolCallEnd.OutcomeUnknown).ToHashSet(), events.OfType<ToolCalled>().Select(c => c.End).ToHashSet());
        Assert.Equal(Enum.GetValues<CompactionKind>().ToHashSet(), events.OfType<ConversationCompacted>().Select(c => c.How).ToHashSet());
        Assert.Contains(events.OfType<CommandExecuted>(), c => c.End == CommandEnd.TimedOut);
    }

    private static async Task AssertReplaysAsync(string folder, string runId) =>
        Assert.StartsWith("identical ", (await KillableProgram.StartAsync(kill: "", "replay", folder, runId)).Output, StringComparison.Ordinal);

    private async Task KillAndResumeAsync(string place, List<RunEvent> expected)
    {
        (string folder, string runId) = await PrepareAsync(place.Replace(':', '-'), place);
        List<RunEvent> before = await KillableProgram.ReadAsync(folder, runId);
        Assert.NotEmpty(before);
        if (before[^1] is RunFinished)
            return; // several records go into one append, so that it had ended before
        Interlocked.Increment(ref killed);

        Assert.Equal(0, (await KillableProgram.StartAsync(kill: "", "talk", folder, runId)).ExitCode);

        Assert.Equal(KillableProgram.Story(expected), KillableProgram.Story(await KillableProgram.ReadAsync(folder, runId)));
        await KillableProgram.AssertIntactAsync(folder, place);
        await AssertReplaysAsync(folder, runId);
        string[] calls = await File.ReadAllLinesAsync(Path.Combine(folder, "effects.log"));
        int again = calls.Length - calls.Distinct().Count();
        Assert.True(again <= 2, $"{place}: {again} calls were made twice");
    }

    private async Task<(string Folder, string RunId)> PrepareAsync(string name, string kill)
    {
        scratch.Write($"{name}/repo/counter.txt", "at the start\n").Write($"{name}/repo/notes.txt", "no note\n").Write($"{name}/repo/.gitignore", "*.log\n");
        await KillableProgram.CommitAsync(scratch[name]);
        (_, string output) = await KillableProgram.StartAsync(kill, "talk", scratch[name]);
        return (scratch[name], KillableProgram.RunIdOf(scratch[name], output));
    }
}
