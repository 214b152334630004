namespace AgentLoop.Tests.Evaluating;

public sealed class VerdictRuleTests
{
    [Theory]
    [InlineData(Verdict.Inconclusive)]
    [InlineData(Verdict.Pass, Verdict.Pass)]
    [InlineData(Verdict.Inconclusive, Verdict.Pass, Verdict.Inconclusive)]
    [InlineData(Verdict.Fail, Verdict.Inconclusive, Verdict.Fail, Verdict.Pass)]
    [InlineData(Verdict.Error, Verdict.Fail, Verdict.Error, Verdict.Inconclusive)]
    public void The_worst_verdict_counts_and_nothing_at_all_is_inconclusive(Verdict expected, params Verdict[] verdicts) =>
        Assert.Equal(expected, VerdictRule.Combine(verdicts));
}
