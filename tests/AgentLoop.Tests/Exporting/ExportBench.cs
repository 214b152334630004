using AgentLoop.Testing;
using AgentLoop.Tests.Generation.Tools;
using AgentLoop.Tests.Workspaces;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Exporting;

/// <summary>A whole run with a scripted model in a repository of git, whose change becomes a commit; performed once for the tests of a class.</summary>
public sealed class ExportBench : IAsyncLifetime
{
    public const string Model = "claude-sonnet-4-5";

    private readonly ToolBench bench = new();

    public ExportBench()
    {
        File.WriteAllText(bench["repo/with blank.txt"], "a\nb\nc\nd\n");
        File.WriteAllText(bench["repo/gone.txt"], "gone\n");
        TestGit.Run(Repository, "init", "-q");
        TestGit.Run(Repository, "config", "user.name", "Test");
        TestGit.Run(Repository, "config", "user.email", "test@example.org");
        TestGit.Run(Repository, "add", "-A");
        TestGit.Run(Repository, "commit", "-q", "-m", "first");
        bench.Evaluator.OnEvaluate = (request, _) => ValueTask.FromResult(request.Candidate is null ? FakeEvaluator.Fail() : Judged);
    }

    public string Repository => bench["repo"];

    public IProvenanceStore Store => bench.Store;

    public string Commit => State.Integration!.Revision;

    public string RunId => State.RunId;

    public RunState State { get; private set; } = RunState.Start("");

    public IReadOnlyList<RunEvent> Events { get; private set; } = [];

    /// <summary>What the evaluator says of the candidate.</summary>
    public Evaluation Judged { get; } = FakeEvaluator.Pass() with
    {
        Tests =
        [
            new TestResult { Name = "Sum.Has_four", Outcome = TestOutcome.Passed },
            new TestResult { Name = "Sum.Is_flaky", Outcome = TestOutcome.Failed },
            new TestResult { Name = "Sum.Is_skipped", Outcome = TestOutcome.Skipped },
        ],
        Flaky = [new FlakyTest { Name = "Sum.Is_flaky", Passed = 1, Failed = 1 }],
        Measures = [new SuiteMeasure { Suite = "tests/Sum", Tests = 2 }],
    };

    /// <summary>Performs the run: a file is read and edited, another changed at two places, one added, one deleted, and one is no text.</summary>
    public async ValueTask InitializeAsync()
    {
        AskFor("I read it.", bench.Call("read_file", """{"path":"src/sum.txt"}"""));
        AskFor("", bench.Call("edit_file", """{"path":"src/sum.txt","search":"three","replace":"four"}"""));
        AskFor("", bench.Call("shell", """{"command":"sed -i 's/b/B/; s/d/D\\nE/' 'with blank.txt'; printf 'one\\ntwo' > new.txt; rm gone.txt; printf '\\000' > binary"}"""));
        bench.Model.Answer(new ChatResponse(new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("Is it?"), new TextContent("It says four now.")]))
        {
            ModelId = Model,
            Usage = new UsageDetails { InputTokenCount = 40, OutputTokenCount = 4 },
        });
        Events = await bench.RunAsync(builder => builder
            .UseIntegrator(new GitBranchIntegrator())
            .WithPrices(new PriceTable { Otherwise = new ModelPrice { Input = 3, Output = 15 } }));
        State = Events.Aggregate(RunState.Start(((RunStarted)Events[0]).RunId), (s, e) => s.Apply(e));
        Assert.True(State.Outcome == RunOutcome.Succeeded, $"{State.Reason} {State.Candidates.GetValueOrDefault(1)}");
    }

    internal Task<byte[]> WriteAsync(IRunExporter exporter) => Exports.WriteAsync(exporter, Store, RunId);

    public ValueTask DisposeAsync()
    {
        bench.Dispose();
        return ValueTask.CompletedTask;
    }

    private void AskFor(string text, FunctionCallContent call) => bench.Model.Answer(new ChatResponse(new ChatMessage(ChatRole.Assistant, text.Length > 0 ? [new TextContent(text), call] : [call]))
    {
        ModelId = Model,
        FinishReason = ChatFinishReason.ToolCalls,
        Usage = new UsageDetails { InputTokenCount = 100, CachedInputTokenCount = 60, OutputTokenCount = 10 },
    });
}
