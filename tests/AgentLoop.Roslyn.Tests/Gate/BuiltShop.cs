namespace AgentLoop.Roslyn.Tests;

/// <summary>The shop, built once for the tests of a class.</summary>
public sealed class BuiltShop : IAsyncLifetime
{
    internal GateRepository Repository { get; } = new(Shop.Files(), new CompileGateOptions { Projects = [Shop.Tests] });

    public async ValueTask InitializeAsync() => await Repository.OpenAsync();

    public ValueTask DisposeAsync() => Repository.DisposeAsync();
}
