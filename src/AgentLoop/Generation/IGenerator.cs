namespace AgentLoop;

/// <summary>Proposes changes.</summary>
/// <remarks>
/// One instance serves many runs at once. Candidates are taken as they come and evaluated meanwhile; the enumeration is
/// left early when enough have been seen. The same request, with the same answers to its effects, gives the same candidates.
/// An exception ends the enumeration; the candidates before it stand.
/// </remarks>
public interface IGenerator
{
    /// <summary>The candidates, most promising first.</summary>
    IAsyncEnumerable<Candidate> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken = default);
}
