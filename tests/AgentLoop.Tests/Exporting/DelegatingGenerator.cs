using System.Runtime.CompilerServices;

namespace AgentLoop.Tests.Exporting;

/// <summary>Has another loop find the candidate.</summary>
internal sealed class DelegatingGenerator(Loop loop) : IGenerator
{
    public async IAsyncEnumerable<Candidate> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChildRunRequest child = new() { Name = "draft", Loop = loop, Goal = request.Brief.Goal };
        ChildRunResult result = await request.Run.RunAsync(child, cancellationToken);
        yield return new Candidate { Changes = result.Changes, Rationale = result.Rationale };
    }
}
