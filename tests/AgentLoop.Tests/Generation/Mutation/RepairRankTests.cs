namespace AgentLoop.Tests.Generation;

/// <summary>
/// How soon the right change comes, for small programs with a fault each, given a failing test's message and stack trace alone.
/// </summary>
public sealed class RepairRankTests(ITestOutputHelper output)
{
    private const int Most = 600;

    private static IReadOnlyList<RepairCase> All => [.. CSharpRepairCases.All, .. PythonRepairCases.All, .. JavaScriptRepairCases.All];

    [Fact]
    public void Every_case_is_a_program_with_a_fault()
    {
        Assert.True(All.Count >= 30, $"There are {All.Count} cases only.");
        Assert.All(All, c => Assert.NotEqual(c.Right, c.Wrong, StringComparer.Ordinal));
        Assert.Equal(All.Count, All.DistinctBy(c => c.Name, StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Four_of_five_faults_are_mended_within_two_hundred_candidates()
    {
        List<(RepairCase Case, int? Rank)> ranks = await MeasureAsync(All);
        double mended = ranks.Count(r => r.Rank <= 200) / (double)ranks.Count;
        Assert.True(mended >= 0.8, $"Only {mended:P0} were.");
    }

    [Fact]
    public async Task A_typical_fault_of_one_token_in_a_small_project_is_mended_within_eight_candidates()
    {
        List<(RepairCase Case, int? Rank)> ranks = await MeasureAsync(QuickRepairCases.All);
        double quick = ranks.Count(r => r.Rank <= 8) / (double)ranks.Count;
        Assert.True(quick >= 0.75, $"Only {quick:P0} were.");
    }

    private async Task<List<(RepairCase Case, int? Rank)>> MeasureAsync(IReadOnlyList<RepairCase> cases)
    {
        List<(RepairCase Case, int? Rank)> ranks = [];
        foreach (RepairCase repair in cases)
        {
            ranks.Add((repair, await repair.RankAsync(Most)));
            output.WriteLine($"{ranks[^1].Rank,4} {repair.Name}");
        }

        List<int> sorted = [.. ranks.Select(r => r.Rank ?? int.MaxValue).Order()];
        output.WriteLine($"median {sorted[sorted.Count / 2]}, within 8: {sorted.Count(r => r <= 8)}, within 50: {sorted.Count(r => r <= 50)}, within 200: {sorted.Count(r => r <= 200)}, of {sorted.Count}");
        return ranks;
    }
}
