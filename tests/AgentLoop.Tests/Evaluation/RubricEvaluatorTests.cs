using System.Text;
using System.Text.Json;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Evaluating;

public sealed class RubricEvaluatorTests
{
    [Fact]
    public async Task Scores_count_whose_evidence_stands_in_the_change()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync(Answer(("return a + b", 4), ("return a+b", 3)));

        Assert.Equal((Verdict.Pass, 7 / 8.0, "The model gives 7 of 8 points."), (evaluation.Verdict, evaluation.Score, evaluation.Reason));
        Assert.Contains("3 of 4", Assert.Single(evaluation.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_without_evidence_in_the_change_is_worth_nothing()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync(Answer(("throw new Nothing()", 4), ("}", 4)));

        Assert.Equal((Verdict.Fail, 0.0), (evaluation.Verdict, evaluation.Score));
        Assert.Contains("do not stand in the change", evaluation.Feedback, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_median_of_several_samples_counts()
    {
        AgentLoop.Evaluation evaluation = await JudgeAsync(
            new RubricEvaluatorOptions { Criteria = ["It adds."], Samples = 3 }, [], Answer(("return a + b", 4)), Answer(("return a + b", 1)), Answer(("return a + b", 2)));

        Assert.Equal(2 / 4.0, evaluation.Score);
    }

    [Fact]
    public async Task The_briefs_criteria_come_first_and_the_change_is_shown_as_material()
    {
        ScriptedChatClient client = Script(Answer(("return a + b", 4), ("return a + b", 4)));
        await JudgeAsync(new RubricEvaluatorOptions { Criteria = ["It is short."] }, ["It adds."], client);

        string asked = client.Requests[0].Messages[^1].Text;
        Assert.Contains("1. It adds.\n2. It is short.", asked, StringComparison.Ordinal);
        Assert.Matches(@"\[material \w+: change ""of the candidate""\]\nmodify a\.py", asked);
    }

    [Theory]
    [InlineData("""{"scores":[]}""")]
    [InlineData("""{"scores":[{"criterion":"1","evidence":"x","comment":"c","score":"9"},{"criterion":"2","evidence":"x","comment":"c","score":"1"}]}""")]
    [InlineData("""{"scores":[{"criterion":"1","evidence":"x","comment":"c","score":"1"},{"criterion":"1","evidence":"x","comment":"c","score":"1"}]}""")]
    [InlineData("It is good.")]
    public async Task An_answer_that_is_no_scoring_is_no_evaluation(string answer) =>
        await Assert.ThrowsAsync<AgentLoopException>(() => JudgeAsync(answer, answer));

    [Fact]
    public async Task The_untouched_repository_is_not_judged()
    {
        AgentLoop.Evaluation evaluation = await new RubricEvaluator().EvaluateAsync(Request(RunScope.Detached(), null, []), TestContext.Current.CancellationToken);

        Assert.Equal((Verdict.Inconclusive, "There is no change to judge."), (evaluation.Verdict, evaluation.Reason));
    }

    [Fact]
    public void It_can_be_no_gate()
    {
        AgentLoopException refused = Assert.Throws<AgentLoopException>(() => new AgentLoopBuilder().AddEvaluator(new RubricEvaluator()).Build());

        Assert.Equal("RubricEvaluator has an opinion and observes nothing, so that it can be no gate; add it with isGate: false.", refused.Message);
        using Loop loop = new AgentLoopBuilder().AddEvaluator(new FakeEvaluator()).AddEvaluator(new RubricEvaluator(), isGate: false).Build();
    }

    private static ScriptedChatClient Script(params string[] answers)
    {
        ScriptedChatClient client = new();
        foreach (string answer in answers)
            client.Answer(answer);
        return client;
    }

    private static string Answer(params (string Evidence, int Score)[] scores) => JsonSerializer.Serialize(new
    {
        scores = scores.Select((score, i) => new { criterion = $"{i + 1}", evidence = score.Evidence, comment = "because", score = $"{score.Score}" }),
    });

    private static Task<AgentLoop.Evaluation> JudgeAsync(params string[] answers) =>
        JudgeAsync(new RubricEvaluatorOptions { Criteria = ["It adds.", "It is short."] }, [], answers);

    private static Task<AgentLoop.Evaluation> JudgeAsync(RubricEvaluatorOptions options, string[] criteria, params string[] answers) =>
        JudgeAsync(options, criteria, Script(answers));

    private static async Task<AgentLoop.Evaluation> JudgeAsync(RubricEvaluatorOptions options, string[] criteria, IChatClient client)
    {
        Candidate candidate = new()
        {
            Changes = new ChangeSet
            {
                Files = [new FileChange { Path = "a.py", Kind = FileChangeKind.Modify, Expected = Digest.Of("def add(a, b):\n    return a - b\n"u8), Content = Encoding.UTF8.GetBytes("def add(a, b):\n    return a + b\n") }],
            },
        };
        return await new RubricEvaluator(options).EvaluateAsync(Request(RunScope.Detached(client), candidate, criteria), TestContext.Current.CancellationToken);
    }

    private static EvaluationRequest Request(RunScope run, Candidate? candidate, string[] criteria) => new()
    {
        Run = run,
        Brief = new Brief { Goal = "Add.", SuccessCriteria = criteria },
        Workspace = new InMemoryWorkspaceView(new Dictionary<string, string>(StringComparer.Ordinal) { ["a.py"] = "def add(a, b):\n    return a - b\n" }),
        Sandbox = new ProcessSession(),
        Candidate = candidate,
    };
}
