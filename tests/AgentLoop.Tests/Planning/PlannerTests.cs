using AgentLoop.Testing;

namespace AgentLoop.Tests.Planning;

public sealed class PlannerTests
{
    [Fact]
    public async Task The_single_step_is_the_goal()
    {
        Plan plan = await new SingleStepPlanner().PlanAsync(Ask(null));

        Assert.Equal(["Mend the sum."], plan.Steps);
    }

    [Fact]
    public async Task A_model_plans_knowing_the_files_and_what_failed()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("""{ "steps": ["Add in src/Sum.cs."], "rationale": "It subtracts.", "alternatives": ["Rewrite: too much."] }""");

        Plan plan = await new ChatPlanner(new ChatModelOptions { ModelId = "planner", Temperature = 0.2f, MaxOutputTokens = 500 })
            .PlanAsync(Ask(model) with { Baseline = [FakeEvaluator.Fail("tests", "Expected 5, got 1.")] });

        Assert.Equal(["Add in src/Sum.cs."], plan.Steps);
        Assert.Equal("It subtracts.", plan.Rationale);
        Assert.Equal(["Rewrite: too much."], plan.Alternatives);
        ScriptedRequest request = Assert.Single(model.Requests);
        Assert.Contains("src/: Sum.cs", request.Text, StringComparison.Ordinal);
        Assert.Contains("Expected 5, got 1.", request.Text, StringComparison.Ordinal);
        Assert.Equal(("planner", 0.2f, 500), (request.Options!.ModelId, request.Options.Temperature, request.Options.MaxOutputTokens));
    }

    [Fact]
    public async Task A_revision_knows_the_plan_before_and_what_became_of_it()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("""{ "reason": "It was the product.", "steps": ["Second."] }""");
        Attempt attempt = new()
        {
            CandidateId = "c1",
            Candidate = new Candidate { Changes = ChangeSet.Empty },
            Evaluations = [FakeEvaluator.Fail("tests", "Now Product is broken.")],
        };

        Plan revised = await new ChatPlanner().PlanAsync(Ask(model) with { Previous = Requests.Plan("First."), Attempts = [attempt] });

        string text = model.Requests[0].Text;
        Assert.Contains("- First.", text, StringComparison.Ordinal);
        Assert.Contains("Now Product is broken.", text, StringComparison.Ordinal);
        Assert.Contains("Revise the plan: its attempts failed.", text, StringComparison.Ordinal);
        Assert.Equal("It was the product.", revised.RevisionReason);
    }

    [Fact]
    public async Task A_revision_without_its_reason_is_asked_for_again()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("""{ "steps": ["Second."] }""").Answer("""{ "reason": "It was the product.", "steps": ["Second."] }""");

        Plan revised = await new ChatPlanner().PlanAsync(Ask(model) with { Previous = Requests.Plan("First.") });

        Assert.Equal("It was the product.", revised.RevisionReason);
        Assert.Contains("\"reason\" must say what the attempts have shown", model.Requests[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_without_steps_is_asked_for_again_and_then_refused()
    {
        using ScriptedChatClient model = new ScriptedChatClient().Answer("""{ "steps": [] }""").Answer("""{ "steps": [""]}""");

        AgentLoopException exception = await Assert.ThrowsAsync<AgentLoopException>(async () => await new ChatPlanner().PlanAsync(Ask(model)));

        Assert.Equal("The model gave no usable plan: the answer does not fit: \"steps\" must have at least one step.", exception.Message);
    }

    [Fact]
    public void Options_are_refused_where_they_are_written()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChatModelOptions { Temperature = 3 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChatModelOptions { Temperature = float.NaN });
        Assert.Equal("MaxOutputTokens", Assert.Throws<ArgumentOutOfRangeException>(() => new ChatModelOptions { MaxOutputTokens = 0 }).ParamName);
    }

    private static PlanRequest Ask(ScriptedChatClient? model) =>
        new() { Run = RunScope.Detached(model), Brief = Requests.Brief(), Workspace = new TestWorkspaceView(("src/Sum.cs", "")) };
}
