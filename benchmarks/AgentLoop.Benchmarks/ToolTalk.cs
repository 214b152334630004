using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Benchmarks;

/// <summary>The same conversation held in three ways.</summary>
internal sealed class ToolTalk : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;
    private readonly ToolTurnModel model;
    private readonly bool isStreamed;
    private readonly ToolLoopGenerator generator;

    public ToolTalk(ToolTurnModel model, bool isStreamed)
    {
        this.model = model;
        this.isStreamed = isStreamed;
        Directory.CreateDirectory(Path.Combine(folder, "repo"));
        File.WriteAllText(Path.Combine(folder, "repo", "a.txt"), "a\n");
        generator = new ToolLoopGenerator(new ToolLoopOptions
        {
            Tools = [AddTool.Create()],
            IsStreamed = isStreamed,
            MaxTurns = int.MaxValue,
            MaxToolCalls = int.MaxValue,
            Compaction = new CompactionOptions { WindowTokens = int.MaxValue },
        });
    }

    /// <summary>What one would write by hand: it records nothing, checks nothing, and runs one tool after another.</summary>
    public async Task BareAsync()
    {
        var tool = AddTool.Create();
        List<ChatMessage> messages = [new(ChatRole.System, "Add."), new(ChatRole.User, "Go on.")];
        ChatOptions options = new() { Tools = [tool] };
        while (true)
        {
            ChatResponse response = isStreamed
                ? await model.GetStreamingResponseAsync(messages, options).ToChatResponseAsync()
                : await model.GetResponseAsync(messages, options);
            messages.AddRange(response.Messages);
            List<AIContent> results = [];
            foreach (FunctionCallContent call in response.Messages.SelectMany(m => m.Contents).OfType<FunctionCallContent>())
                results.Add(new FunctionResultContent(call.CallId, await tool.InvokeAsync(new AIFunctionArguments(call.Arguments))));
            if (results.Count == 0)
                return;
            messages.Add(new ChatMessage(ChatRole.Tool, results));
        }
    }

    /// <summary>The generator alone.</summary>
    public async Task DetachedAsync() => await generator.GenerateAsync(new GenerationRequest
    {
        Run = RunScope.Detached(model),
        Brief = new Brief { Goal = "Go on." },
        Plan = new Plan { Steps = [] },
        Workspace = new InMemoryWorkspaceView(new Dictionary<string, string>()),
        Count = 1,
    }).FirstAsync();

    /// <summary>The generator in a loop that records everything in memory and asks the policies that there are unless said.</summary>
    public async Task RecordedAsync()
    {
        await using Loop loop = new AgentLoopBuilder()
            .UseChatClient(model)
            .UsePlanner(new SingleStepPlanner())
            .UseGenerator(generator)
            .UseSandbox(new InMemorySandbox())
            .AddEvaluator(new FakeEvaluator())
            .UseStrategy(Strategies.SingleShot)
            .WithOptions(o => o.WorkFolder = Path.Combine(folder, "work"))
            .Build();
        RunEvent last = await loop.RunAsync(new AgentTask { Goal = "Go on.", Workspace = Path.Combine(folder, "repo") }).LastAsync();
        if (last is not RunFinished { Outcome: RunOutcome.NoAcceptableCandidate })
            throw new InvalidOperationException(last.ToString());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
