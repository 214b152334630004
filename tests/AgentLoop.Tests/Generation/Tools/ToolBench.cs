using AgentLoop.Testing;
using AgentLoop.Tests.Loops;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Generation.Tools;

/// <summary>A loop over a real folder with real forks and commands, in which a scripted model calls tools.</summary>
internal sealed class ToolBench : IDisposable
{
    private readonly Scratch scratch = new();
    private int calls;

    public ToolBench()
    {
        scratch.Write("repo/src/sum.txt", "one\ntwo\nthree\n").Write("repo/.gitignore", "*.log\n");
        Evaluator.OnEvaluate = async (request, ct) =>
            (await request.Sandbox.ExecuteAsync(SandboxCommand.Shell("grep -q four src/sum.txt"), ct)).Succeeded ? FakeEvaluator.Pass() : FakeEvaluator.Fail();
    }

    public ScriptedChatClient Model { get; set; } = new();

    public ToolLoopOptions Options { get; set; } = new();

    public IProvenanceStore Store { get; set; } = new InMemoryProvenanceStore();

    public FakeEvaluator Evaluator { get; } = new();

    public AgentTask Task => new() { Goal = "Make four of three.", Workspace = scratch["repo"] };

    public string this[string relative] => scratch[relative];

    /// <summary>A call with arguments as they come from an endpoint: values of JSON.</summary>
    public FunctionCallContent Call(string name, string arguments = "{}") => new($"id{++calls}", name, ToolArguments.Read(arguments));

    /// <summary>An answer that calls tools.</summary>
    public static ChatResponse Calls(params AIContent[] contents) => new(new ChatMessage(ChatRole.Assistant, contents))
    {
        FinishReason = ChatFinishReason.ToolCalls,
        Usage = new UsageDetails { InputTokenCount = 100, CachedInputTokenCount = 60, OutputTokenCount = 10 },
    };

    /// <summary>The model calls these tools, each in an answer of its own.</summary>
    public ToolBench Then(string name, string arguments = "{}")
    {
        Model.Answer(Calls(Call(name, arguments)));
        return this;
    }

    public ToolBench Says(string text)
    {
        Model.Answer(text);
        return this;
    }

    public Loop Build(Action<AgentLoopBuilder>? configure = null)
    {
        AgentLoopBuilder builder = new AgentLoopBuilder()
            .UseChatClient(Model)
            .UsePlanner(new SingleStepPlanner())
            .UseGenerator(new ToolLoopGenerator(Options))
            .UseSandbox(Sandboxes.Unisolated)
            .AddEvaluator(Evaluator)
            .UseProvenance(Store)
            .UseIntegrator(new FakeIntegrator())
            .UseStrategy(Strategies.SingleShot)
            .WithOptions(o => o.WorkFolder = scratch["work"]);
        configure?.Invoke(builder);
        return builder.Build();
    }

    public async Task<List<RunEvent>> RunAsync(Action<AgentLoopBuilder>? configure = null)
    {
        await using Loop loop = Build(configure);
        return await loop.RunAsync(Task).ToListAsync();
    }

    public async Task<List<RunEvent>> ReadAsync(string runId) =>
        [.. await Store.ReadAsync(new ReadRequest { RunId = runId }).Select(r => EventJson.Read(r.Payload)).ToListAsync()];

    /// <summary>What the model was told of a call, in its last request.</summary>
    public string Told(int call) => Model.Requests[^1].Messages
        .SelectMany(m => m.Contents).OfType<FunctionResultContent>().Single(r => r.CallId == $"id{call}").Result!.ToString()!;

    public void Dispose() => scratch.Dispose();
}
