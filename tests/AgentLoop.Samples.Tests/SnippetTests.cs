using Snippets;

namespace AgentLoop.Samples.Tests;

public sealed class SnippetTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("// TODO later", Verdict.Fail)]
    [InlineData("// done", Verdict.Pass)]
    public async Task The_evaluator_finds_what_is_left_to_do_through_the_sandbox(string line, Verdict verdict)
    {
        folder.With("src/Code.cs", line);
        await using ISandboxSession session = await new PoliteSandbox(Sandboxes.Unisolated).OpenAsync(new SandboxRequest { Workspace = folder.Path });
        Evaluation evaluation = await new NoLaterEvaluator().EvaluateAsync(
            new EvaluationRequest { Run = RunScope.Detached(), Brief = new Brief { Goal = "Finish" }, Workspace = new InMemoryWorkspaceView(new Dictionary<string, string>()), Sandbox = session });

        Assert.Equal(verdict, evaluation.Verdict);
    }

    [Fact]
    public async Task What_runs_in_the_sandbox_yields_to_the_rest_of_the_machine()
    {
        await using ISandboxSession session = await new PoliteSandbox(Sandboxes.Unisolated).OpenAsync(new SandboxRequest { Workspace = folder.Path });
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("nice"));
        Assert.True(int.Parse(result.StandardOutput.Text, System.Globalization.CultureInfo.InvariantCulture) >= 10, result.StandardOutput.Text);
    }
}
