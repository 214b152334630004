using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Generation.Tools;

public sealed class AskToolTests : IDisposable
{
    private readonly ToolBench bench = new();

    [Fact]
    public async Task A_question_ends_the_run_and_its_answer_takes_it_up_again()
    {
        bench.Model.Otherwise((messages, _, _) => Answer([.. messages]));
        await using Loop loop = bench.Build();

        RunState asked = await loop.RunAsync(bench.Task).FoldAsync();
        Assert.Equal((RunOutcome.NeedsClarification, "Three or four?"), (asked.Outcome, Assert.Single(asked.OpenQuestions)));
        RunState answered = await loop.ResumeAsync(new ResumeRequest { RunId = asked.RunId, Answers = ["It must be four."] }).FoldAsync();

        Assert.Equal(RunOutcome.Succeeded, answered.Outcome);
        Assert.True((await loop.ReplayAsync(asked.RunId)).IsIdentical);
    }

    [Fact]
    public async Task What_was_changed_before_the_question_is_not_judged_as_an_answer()
    {
        bench.Then("edit_file", """{"path":"src/sum.txt","search":"three","replace":"four"}""").Then("ask", """{"question":"Was that right?"}""");

        List<RunEvent> events = await bench.RunAsync();

        Assert.Equal(RunOutcome.NeedsClarification, ((RunFinished)events[^1]).Outcome);
        Assert.Empty(events.OfType<CandidateEvaluated>());
        Assert.Equal(["Was that right?"], Assert.Single(events.OfType<CandidateProposed>()).Questions!);
    }

    [Fact]
    public async Task An_empty_question_is_none()
    {
        bench.Then("ask", """{"question":" "}""").Says("Done.");
        List<RunEvent> events = await bench.RunAsync();
        Assert.Equal(ConversationEnd.Answered, Assert.Single(events.OfType<ConversationEnded>()).End);
    }

    public void Dispose() => bench.Dispose();

    private ChatResponse Answer(ChatMessage[] messages)
    {
        bool knows = messages.Any(m => m.Role == ChatRole.User && m.Text.Contains("It must be four.", StringComparison.Ordinal));
        return messages[^1].Role == ChatRole.Tool ? new ChatResponse(new ChatMessage(ChatRole.Assistant, "Done."))
            : knows ? ToolBench.Calls(bench.Call("edit_file", """{"path":"src/sum.txt","search":"three","replace":"four"}"""))
            : ToolBench.Calls(bench.Call("ask", """{"question":"Three or four?"}"""));
    }
}
