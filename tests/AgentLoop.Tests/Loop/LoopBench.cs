using System.Text;
using AgentLoop.Testing;

namespace AgentLoop.Tests.Loops;

/// <summary>
/// A loop over a real folder with real forks, in which only the model's part is played: the file <c>answer.txt</c> says "wrong",
/// and a candidate passes when a command run in its private copy finds "right" there.
/// </summary>
internal sealed class LoopBench : IDisposable
{
    public const string File = "answer.txt";

    private readonly Scratch scratch = new();

    public LoopBench()
    {
        scratch.Write($"repo/{File}", "wrong\n");
        Evaluator.OnEvaluate = async (request, ct) =>
        {
            CommandResult result = await request.Sandbox.ExecuteAsync(SandboxCommand.Shell($"grep -q right {File}"), ct);
            return result.Succeeded ? FakeEvaluator.Pass() : FakeEvaluator.Fail();
        };
    }

    public string Repository => scratch["repo"];

    public string WorkFolder => scratch["work"];

    public IProvenanceStore Store { get; set; } = new InMemoryProvenanceStore();

    public FakeGenerator Generator { get; set; } = new(Writes("right"));

    public FakeEvaluator Evaluator { get; } = new();

    public FakeIntegrator Integrator { get; } = new();

    public AgentTask Task => new() { Goal = "Make it right.", Workspace = Repository };

    public static Candidate Writes(string text, string rationale = "") => new()
    {
        Rationale = rationale.Length > 0 ? rationale : $"Write \"{text}\".",
        Changes = new ChangeSet
        {
            Files = [new FileChange { Path = File, Kind = FileChangeKind.Modify, Expected = Digest.Of("wrong\n"u8), Content = Encoding.UTF8.GetBytes(text + "\n") }],
        },
    };

    public AgentLoopBuilder Builder() => new AgentLoopBuilder()
        .UsePlanner(new SingleStepPlanner())
        .UseGenerator(Generator)
        .UseSandbox(Sandboxes.Unisolated)
        .AddEvaluator(Evaluator)
        .UseProvenance(Store)
        .UseIntegrator(Integrator)
        .UseStrategy(Strategies.Repair(3))
        .WithOptions(o => o.WorkFolder = WorkFolder);

    public Loop Build(Action<AgentLoopBuilder>? configure = null)
    {
        AgentLoopBuilder builder = Builder();
        configure?.Invoke(builder);
        return builder.Build();
    }

    public async Task<List<RunEvent>> ReadAsync(string runId) =>
        [.. await Store.ReadAsync(new ReadRequest { RunId = runId }).Select(r => EventJson.Read(r.Payload)).ToListAsync()];

    public void Dispose() => scratch.Dispose();
}
