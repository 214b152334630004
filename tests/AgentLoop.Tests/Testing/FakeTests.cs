using AgentLoop.Testing;

namespace AgentLoop.Tests.Testing;

public sealed class FakeTests
{
    private static readonly RunScope Run = RunScope.Detached();
    private static readonly TestWorkspaceView Workspace = new();

    [Fact]
    public async Task Each_fake_does_something_sensible_and_keeps_what_it_was_asked()
    {
        Candidate candidate = new() { Changes = ChangeSet.Empty };
        FakeIntake intake = new();
        FakePlanner planner = new();
        FakeContextProvider context = new(new ContextItem { Source = "s", Title = "t", Content = "c" });
        FakeGenerator generator = new(candidate, candidate);
        FakePolicy policy = new();
        FakeApprover approver = new();
        FakeIntegrator integrator = new();

        Brief brief = await intake.UnderstandAsync(new IntakeRequest { Run = Run, Task = new AgentTask { Goal = "g", Workspace = "/" }, Workspace = Workspace });
        Plan plan = await planner.PlanAsync(new PlanRequest { Run = Run, Brief = brief, Workspace = Workspace });

        Assert.Equal(["g"], plan.Steps);
        Assert.Single(await context.GatherAsync(new ContextRequest { Run = Run, Brief = brief, Plan = plan, Workspace = Workspace }).ToListAsync());
        Assert.Single(await generator.GenerateAsync(new GenerationRequest { Run = Run, Brief = brief, Plan = plan, Workspace = Workspace, Count = 1 }).ToListAsync());
        Assert.True((await policy.DecideAsync(new PolicyRequest { Run = Run, Action = PolicyAction.Evaluate, Changes = ChangeSet.Empty })).Allowed);
        Assert.True((await approver.ApproveAsync(new ApprovalRequest { Run = Run, Milestone = Milestone.Plan, Question = "?" })).Approved);
        Assert.True((await integrator.IntegrateAsync(new IntegrationRequest { Run = Run, Repository = "/", Workspace = Workspace, Brief = brief, CandidateId = "c1", Candidate = candidate })).Integrated);
        Assert.Equal([1, 1, 1, 1, 1, 1, 1], [intake.Requests.Count, planner.Requests.Count, context.Requests.Count, generator.Requests.Count, policy.Requests.Count, approver.Requests.Count, integrator.Requests.Count]);
    }

    [Fact]
    public async Task A_fake_does_what_it_is_told()
    {
        FakePlanner planner = new() { OnPlan = (_, _) => throw new InvalidOperationException("told to") };

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await planner.PlanAsync(new PlanRequest { Run = Run, Brief = Requests.Brief(), Workspace = Workspace }));
    }

    [Fact]
    public async Task The_fake_evaluator_fails_the_untouched_repository_and_passes_candidates()
    {
        FakeEvaluator evaluator = new("tests");
        await using ISandboxSession session = await new InMemorySandbox().OpenAsync(new SandboxRequest { Workspace = "/" });
        EvaluationRequest untouched = new() { Run = Run, Brief = Requests.Brief(), Workspace = new InMemoryWorkspaceView(new Dictionary<string, string>(StringComparer.Ordinal)), Sandbox = session };

        Assert.Equal(Verdict.Fail, (await evaluator.EvaluateAsync(untouched)).Verdict);
        Assert.Equal(Verdict.Pass, (await evaluator.EvaluateAsync(untouched with { Candidate = new Candidate { Changes = ChangeSet.Empty } })).Verdict);
    }

    [Fact]
    public async Task The_sandbox_in_memory_keeps_files_and_ends_commands_as_told()
    {
        InMemorySandbox sandbox = new() { OnExecute = static (command, session, _) => ValueTask.FromResult(InMemorySandbox.Exit(session.ReadText("a") is "new" ? 0 : 1, command.Program)) };
        sandbox.Files["a"] = "old"u8.ToArray();
        await using ISandboxSession session = await sandbox.OpenAsync(new SandboxRequest { Workspace = "/w", Required = [SandboxPromise.NetworkIsolation] });

        CommandResult before = await session.ExecuteAsync(new SandboxCommand { Program = "test" });
        await session.WriteFileAsync("a", "new"u8.ToArray());
        CommandResult after = await session.ExecuteAsync(new SandboxCommand { Program = "test" });

        Assert.Equal((1, 0, "test"), (before.ExitCode, after.ExitCode, after.StandardOutput.Text));
        Assert.Null(await session.ReadFileAsync("b"));
        Assert.Equal(2, Assert.Single(sandbox.Sessions).Commands.Count);
        await Assert.ThrowsAsync<AgentLoopException>(async () => await session.ReadFileAsync("../a"));
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.ReadFileAsync("a"));
    }

    [Fact]
    public async Task The_sandbox_in_memory_refuses_what_it_was_told_not_to_enforce()
    {
        InMemorySandbox sandbox = new() { Enforced = [] };

        AgentLoopException exception = await Assert.ThrowsAsync<AgentLoopException>(async () =>
            await sandbox.OpenAsync(new SandboxRequest { Workspace = "/w", Required = [SandboxPromise.WriteIsolation] }));

        Assert.Contains("WriteIsolation", exception.Message, StringComparison.Ordinal);
        Assert.Empty(sandbox.Sessions);
    }
}
