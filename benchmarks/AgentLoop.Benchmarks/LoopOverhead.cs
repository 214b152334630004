using System.Runtime.CompilerServices;
using AgentLoop.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;

namespace AgentLoop.Benchmarks;

/// <summary>
/// What does the loop add to a model call? A hundred attempts, each one call and one answer that is of no use, by the loop with
/// everything recorded in memory, and by a bare while-loop over the same client that records nothing. Per attempt.
/// </summary>
public class LoopOverhead
{
    private const int Attempts = 100;

    private readonly string folder = Directory.CreateTempSubdirectory("agentloop-benchmark-").FullName;
    private ScriptedChatClient client = null!;
    private Loop loop = null!;

    [GlobalSetup]
    public void Open()
    {
        Directory.CreateDirectory(Path.Combine(folder, "repo"));
        File.WriteAllText(Path.Combine(folder, "repo", "a.txt"), "a\n");
        client = new ScriptedChatClient().Otherwise((messages, _, _) => new ChatResponse(new ChatMessage(ChatRole.Assistant, $"no, {messages[^1].Text}")));
        loop = new AgentLoopBuilder()
            .UseChatClient(client)
            .UsePlanner(new SingleStepPlanner())
            .UseGenerator(new UselessGenerator())
            .UseSandbox(new InMemorySandbox())
            .AddEvaluator(new FakeEvaluator())
            .UseStrategy(Strategies.Repair(Attempts))
            .WithOptions(o => o.WorkFolder = Path.Combine(folder, "work"))
            .Build();
    }

    [GlobalCleanup]
    public void Close()
    {
        loop.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Attempts)]
    public async Task<int> Bare()
    {
        int tried = 0;
        string last = "";
        while (tried < Attempts && last != "yes")
            last = (await client.GetResponseAsync([new ChatMessage(ChatRole.User, $"try {tried++}")])).Text;
        return tried;
    }

    [Benchmark(OperationsPerInvoke = Attempts)]
    public async Task<int> Loop()
    {
        RunState state = await loop.RunToEndAsync(new AgentTask { Goal = "g", Workspace = Path.Combine(folder, "repo") });
        return state.Candidates.Count == Attempts ? Attempts : throw new InvalidOperationException($"{state.Outcome} after {state.Candidates.Count}: {state.Reason}");
    }

    private sealed class UselessGenerator : IGenerator
    {
        public async IAsyncEnumerable<Candidate> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            ChatResponse answer = await request.Run.ChatClient.GetResponseAsync(
                [new ChatMessage(ChatRole.User, $"try {request.Attempts.Count}")], cancellationToken: cancellationToken);
            yield return new Candidate { Changes = ChangeSet.Empty, Failure = answer.Text };
        }
    }
}
