using AgentLoop.Testing;

namespace AgentLoop.Tests.Intake;

public sealed class IntakeTests
{
    private static readonly AgentTask HostTask = new()
    {
        Goal = "Mend the sum.",
        Workspace = "/repo",
        Constraints = ["Keep the public API."],
        SuccessCriteria = ["All tests pass."],
    };

    [Fact]
    public async Task The_verbatim_intake_takes_the_task_and_the_answers_as_they_stand()
    {
        Brief brief = await new VerbatimIntake().UnderstandAsync(Ask(null) with { Clarifications = [new Clarification { Question = "Which?", Answer = "Both." }] });

        Assert.Equal("Mend the sum.", brief.Goal);
        Assert.Equal(["Keep the public API.", "Asked \"Which?\", the answer was: Both."], brief.Constraints);
        Assert.Equal(["All tests pass."], brief.SuccessCriteria);
        Assert.Empty(brief.OpenQuestions);
    }

    [Fact]
    public async Task A_task_without_a_goal_is_refused()
    {
        using ScriptedChatClient model = new();
        IntakeRequest request = Ask(model) with { Task = HostTask with { Goal = " " } };

        await Assert.ThrowsAsync<AgentLoopException>(async () => await new VerbatimIntake().UnderstandAsync(request));
        await Assert.ThrowsAsync<AgentLoopException>(async () => await new ChatIntake().UnderstandAsync(request));
        Assert.Empty(model.Requests);
    }

    [Fact]
    public async Task The_hosts_constraints_and_criteria_are_kept_whatever_the_model_says()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("""
            { "goal": "Make Sum add.", "constraints": ["No new files.", "Keep the public API."], "successCriteria": [], "openQuestions": ["Which?"], "subtasks": ["Find it.", " "] }
            """);

        Brief brief = await new ChatIntake().UnderstandAsync(Ask(model));

        Assert.Equal("Make Sum add.", brief.Goal);
        Assert.Equal(["Keep the public API.", "No new files."], brief.Constraints);
        Assert.Equal(["All tests pass."], brief.SuccessCriteria);
        Assert.Equal(["Which?"], brief.OpenQuestions);
        Assert.Equal(["Find it."], brief.Subtasks);
    }

    [Fact]
    public async Task A_question_that_was_answered_is_not_open_again()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("""{ "goal": "g", "openQuestions": ["which?", "When?"] }""");

        Brief brief = await new ChatIntake().UnderstandAsync(Ask(model) with { Clarifications = [new Clarification { Question = "Which?", Answer = "Both." }] });

        Assert.Equal(["When?"], brief.OpenQuestions);
        Assert.Contains("Which? Both.", model.Requests[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_keeps_to_prose_ends_in_one_sentence()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("Sure!").Answer("Of course!");

        AgentLoopException exception = await Assert.ThrowsAsync<AgentLoopException>(async () => await new ChatIntake().UnderstandAsync(Ask(model)));

        Assert.Equal("The model gave no usable brief: the answer has no JSON object.", exception.Message);
    }

    private static IntakeRequest Ask(ScriptedChatClient? model) =>
        new() { Run = RunScope.Detached(model), Task = HostTask, Workspace = new TestWorkspaceView(("src/Sum.cs", "")) };
}
