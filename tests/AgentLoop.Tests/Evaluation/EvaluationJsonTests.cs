using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Evaluating;

public sealed class EvaluationJsonTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        Gen<AgentLoop.Evaluation> evaluations =
            from verdict in Gen.Elements(Enum.GetValues<Verdict>())
            from score in Gen.Choose(0, 1000)
            from texts in ArbMap.Default.GeneratorFor<NonNull<string>>().Three()
            from line in ArbMap.Default.GeneratorFor<int?>()
            from ticks in ArbMap.Default.GeneratorFor<int>()
            from outcome in Gen.Elements(Enum.GetValues<TestOutcome>())
            from count in Gen.Choose(0, 3)
            select new AgentLoop.Evaluation
            {
                Evaluator = texts.Item1.Get,
                Verdict = verdict,
                Score = score / 1000.0,
                Reason = texts.Item2.Get,
                Findings = [.. Enumerable.Repeat(new Finding { Message = texts.Item3.Get, File = line is null ? null : texts.Item1.Get, Line = line }, count)],
                Tests = [.. Enumerable.Repeat(new TestResult { Name = texts.Item2.Get, Outcome = outcome, Duration = TimeSpan.FromTicks(ticks), Message = texts.Item3.Get }, count)],
                Comparison = count == 0 ? null : new TestComparison { Broken = [texts.Item1.Get], StillPassing = count },
                Feedback = texts.Item3.Get,
            };
        Check.QuickThrowOnFailure(Prop.ForAll(evaluations.ToArbitrary(), evaluation => AssertSame(evaluation, EvaluationJson.Read(EvaluationJson.Write(evaluation)))));
    }

    [Fact]
    public void Members_of_a_later_version_are_passed_over() =>
        Assert.Equal(Verdict.Fail, EvaluationJson.Read("""{"evaluator":"e","verdict":"Fail","reason":"r","cost":{"euro":3}}"""u8).Verdict);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"evaluator":"e"}""")]
    [InlineData("""{"evaluator":"e","verdict":"Splendid","reason":"r"}""")]
    [InlineData("""{"evaluator":"e","verdict":"Pass","reason":null}""")]
    [InlineData("""{"evaluator":"e","verdict":"Pass","reason":"r","tests":null}""")]
    public void What_is_no_evaluation_is_refused(string json) =>
        Assert.Throws<JsonException>(() => EvaluationJson.Read(Encoding.UTF8.GetBytes(json)));

    private static void AssertSame(AgentLoop.Evaluation expected, AgentLoop.Evaluation actual)
    {
        Assert.Equal((expected.Evaluator, expected.Verdict, expected.Score, expected.Reason, expected.Feedback), (actual.Evaluator, actual.Verdict, actual.Score, actual.Reason, actual.Feedback));
        Assert.Equal(expected.Findings, actual.Findings);
        Assert.Equal(expected.Tests, actual.Tests);
        Assert.Equal(expected.Comparison?.Broken, actual.Comparison?.Broken);
        Assert.Equal(expected.Comparison?.StillPassing, actual.Comparison?.StillPassing);
    }
}
