using System.Runtime.CompilerServices;
using AgentLoop.Testing;
using Microsoft.Extensions.AI;

namespace AgentLoop.Samples.Tests;

/// <summary>A run in which a model is asked once with a real client, for what the journal says of it.</summary>
internal sealed class RecordedRun : IDisposable
{
    private readonly TempFolder folder = new();

    public async Task<List<RunEvent>> AskAsync(string kind, ModelServer server, bool isStreamed)
    {
        folder.With("repo/answer.txt", "wrong");
        using IChatClient client = RealClients.Create(kind, server.Address);
        await using Loop loop = new AgentLoopBuilder()
            .UseChatClient(client)
            .UsePlanner(new SingleStepPlanner())
            .UseGenerator(new FakeGenerator { OnGenerate = (request, ct) => AskAsync(request, isStreamed, ct) })
            .UseSandbox(Sandboxes.Unisolated)
            .AddEvaluator(new FakeEvaluator())
            .UseProvenance(new InMemoryProvenanceStore())
            .UseIntegrator(new FakeIntegrator())
            .UseStrategy(Strategies.SingleShot)
            .WithOptions(o => o.WorkFolder = folder["work"])
            .WithOptions(o => o.Endpoint = new EndpointOptions { FirstDelay = TimeSpan.FromMilliseconds(1), UpdateInterval = TimeSpan.Zero, MaxTries = 3 })
            .Build();
        return await loop.RunAsync(new AgentTask { Goal = "Ask.", Workspace = folder["repo"] }).ToListAsync();
    }

    public void Dispose() => folder.Dispose();

    private static async IAsyncEnumerable<Candidate> AskAsync(GenerationRequest request, bool isStreamed, [EnumeratorCancellation] CancellationToken ct)
    {
        await RealClients.AskAsync(request.Run.ChatClient, isStreamed, ct);
        yield break;
    }
}
