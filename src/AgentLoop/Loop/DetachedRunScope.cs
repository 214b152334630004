using System.Text;
using Microsoft.Extensions.AI;

namespace AgentLoop;

internal sealed class DetachedRunScope(string path, IChatClient? chatClient, TimeProvider clock, int seed) : RunScope
{
    public override string RunId => "detached";

    public override string Path => path;

    public override TimeProvider Clock => clock;

    public override IChatClient ChatClient => chatClient
        ?? throw new AgentLoopException("This scope has no model; hand one to RunScope.Detached.");

    public override Random Random { get; } = ScopeRandom.Create(seed, path);

    public override RunScope Child(string name) => new DetachedRunScope(path.Length == 0 ? name : $"{path}/{name}", chatClient, clock, seed);

    public override IChatClient Record(IChatClient client) => client;

    public override ValueTask<T> OnceAsync<T>(OnceRequest<T> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Effect(cancellationToken);
    }

    public override ValueTask<ChildRunResult> RunAsync(ChildRunRequest request, CancellationToken cancellationToken = default) =>
        throw new AgentLoopException("This scope belongs to no run, so no run can be performed within it.");
}
