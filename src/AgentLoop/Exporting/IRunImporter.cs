namespace AgentLoop;

/// <summary>Reads runs that were written by an <see cref="IRunExporter"/> into a store.</summary>
/// <remarks>Safe for concurrent use. The input may come from anywhere: what it says is checked before anything of it is kept.</remarks>
public interface IRunImporter
{
    /// <summary>Imports everything in the stream, or nothing.</summary>
    /// <exception cref="AgentLoopException">The input is not what it should be, or the store has such a run already. It says what and where.</exception>
    /// <exception cref="ProvenanceException">The store cannot be written.</exception>
    ValueTask<ImportResult> ImportAsync(ImportRequest request, Stream input, CancellationToken cancellationToken = default);
}
