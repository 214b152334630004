using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Provenance;

public sealed class InMemoryProvenanceStoreConformance : ProvenanceStoreConformanceTests
{
    protected override ValueTask<IProvenanceStore> CreateAsync() => ValueTask.FromResult<IProvenanceStore>(new InMemoryProvenanceStore(Log));
}
