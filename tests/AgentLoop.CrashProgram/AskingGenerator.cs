using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Extensions.AI;

namespace AgentLoop.CrashProgram;

/// <summary>Asks the model what the file should say, and announces it outside, which may not be done twice.</summary>
internal sealed class AskingGenerator(Announcements announcements) : IGenerator
{
    public async IAsyncEnumerable<Candidate> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse answer = await request.Run.ChatClient.GetResponseAsync($"What should it say? {request.Attempts.Count}", cancellationToken: cancellationToken);
        await request.Run.OnceAsync(announcements.Of($"{request.Attempts.Count} {answer.Text}"), cancellationToken);
        WorkspaceEntry file = request.Workspace.Snapshot.Entries.Single(e => e.Path == "answer.txt");
        yield return new Candidate
        {
            Rationale = $"The model said so at {request.Run.Clock.GetUtcNow():O}.",
            Changes = new ChangeSet
            {
                Files = [new FileChange { Path = file.Path, Kind = FileChangeKind.Modify, Expected = file.Digest, Content = Encoding.UTF8.GetBytes(answer.Text + "\n") }],
            },
        };
    }
}
