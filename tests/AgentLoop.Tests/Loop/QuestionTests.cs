using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

public sealed class QuestionTests : IDisposable
{
    private readonly LoopBench bench = new();

    public QuestionTests() => bench.Generator.OnGenerate = (request, _) => Propose(request).ToAsyncEnumerable();

    [Fact]
    public async Task A_question_of_the_generator_ends_the_run_and_its_answer_takes_it_up_again()
    {
        await using Loop loop = bench.Build();
        RunState asked = await loop.RunToEndAsync(bench.Task);
        Assert.Equal((RunOutcome.NeedsClarification, "Which one?"), (asked.Outcome, Assert.Single(asked.OpenQuestions)));
        Assert.Contains("It asks: Which one?", asked.Candidates[1].Rejection, StringComparison.Ordinal);

        RunState answered = await loop.ResumeToEndAsync(new ResumeRequest { RunId = asked.RunId, Answers = ["the right one"] });

        Assert.Equal((RunOutcome.Succeeded, asked.RunId, asked.Task!.Goal), (answered.Outcome, answered.RunId, answered.Task!.Goal));
        Assert.Contains("the right one", string.Join(' ', bench.Generator.Requests[^1].Brief.Constraints), StringComparison.Ordinal);
        Assert.True((await loop.ReplayAsync(asked.RunId)).IsIdentical);
    }

    [Fact]
    public async Task A_question_is_not_put_where_another_candidate_passes()
    {
        bench.Generator.OnGenerate = (_, _) => new[] { Asks(), LoopBench.Writes("right") }.ToAsyncEnumerable();
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.BestOfN(2)));
        RunState state = await loop.RunToEndAsync(bench.Task);
        Assert.Equal(RunOutcome.Succeeded, state.Outcome);
        Assert.DoesNotContain(await bench.ReadAsync(state.RunId), e => e is QuestionsAsked);
    }

    [Fact]
    public async Task The_same_question_of_several_candidates_is_put_once()
    {
        bench.Generator.OnGenerate = (_, _) => new[] { Asks(), Asks() }.ToAsyncEnumerable();
        await using Loop loop = bench.Build(b => b.UseStrategy(Strategies.BestOfN(2)));
        Assert.Single((await loop.RunToEndAsync(bench.Task)).OpenQuestions);
    }

    public void Dispose() => bench.Dispose();

    private static Candidate[] Propose(GenerationRequest request) =>
        request.Brief.Constraints.Any(constraint => constraint.Contains("the right one", StringComparison.Ordinal)) ? [LoopBench.Writes("right")] : [Asks()];

    private static Candidate Asks() => new() { Changes = ChangeSet.Empty, Questions = ["Which one?"] };
}
