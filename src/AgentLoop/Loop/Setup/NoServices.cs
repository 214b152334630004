namespace AgentLoop;

/// <summary>The services of a loop that is built without a container: none.</summary>
internal sealed class NoServices : IServiceProvider
{
    public object? GetService(Type serviceType) => null;
}
