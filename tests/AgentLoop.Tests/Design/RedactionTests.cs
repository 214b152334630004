namespace AgentLoop.Tests.Design;

/// <summary>Everything of a run goes into its store through <see cref="MaskedStore"/>.</summary>
public sealed class RedactionTests
{
    private static readonly string Loop = Path.Combine(Repository.Root, "src", "AgentLoop", "Loop");

    /// <summary>Beside the builder, those that read from a store and write nothing.</summary>
    [Fact]
    public void Only_the_builder_knows_a_store_that_masks_nothing() => Assert.Equal(
        ["Comparing/StrategyComparisonRequest.cs", "Runs/RecordedRun.cs", "Setup/AgentLoopBuilder.Roles.cs", "Setup/AgentLoopBuilder.cs"], FilesWith("IProvenanceStore"));

    /// <summary>The journal masks what it appends itself, since it must know what is left; a replay writes nothing.</summary>
    [Fact]
    public void Only_the_journal_and_a_replay_reach_past_the_masks() => Assert.Equal(
        ["Journaling/Journal.cs", "Runs/Run.Forking.cs"], FilesWith("tore.Inner"));

    private static string[] FilesWith(string text)
    {
        string[] files = [.. Directory.EnumerateFiles(Loop, "*.cs", SearchOption.AllDirectories)];
        Assert.True(files.Length > 100, $"only {files.Length} files were looked at");
        return [.. files.Where(f => File.ReadAllText(f).Contains(text, StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Loop, f)).Order(StringComparer.Ordinal)];
    }
}
