using System.Globalization;

namespace AgentLoop;

/// <summary>Calls outside of a run, where nobody is told of anything.</summary>
internal sealed class SeededCaller(int seed, int call) : EndpointCaller
{
    public override Random CreateRandom() => ScopeRandom.Create(seed, string.Create(CultureInfo.InvariantCulture, $"endpoint/{call}"));
}
