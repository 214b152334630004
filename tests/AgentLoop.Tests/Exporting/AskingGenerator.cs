using System.Runtime.CompilerServices;
using AgentLoop.Tests.Loops;
using Microsoft.Extensions.AI;

namespace AgentLoop.Tests.Exporting;

/// <summary>Asks the model once before it proposes what is right.</summary>
internal sealed class AskingGenerator : IGenerator
{
    public async IAsyncEnumerable<Candidate> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse answer = await request.Run.ChatClient.GetResponseAsync([new ChatMessage(ChatRole.User, request.Brief.Goal)], cancellationToken: cancellationToken);
        yield return LoopBench.Writes("right", answer.Text);
    }
}
