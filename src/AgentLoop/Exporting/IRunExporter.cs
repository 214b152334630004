namespace AgentLoop;

/// <summary>Writes a recorded run in a format that others read.</summary>
/// <remarks>
/// Safe for concurrent use: an exporter keeps nothing between calls. It reads the journal from its beginning to its end and writes as it reads, so that
/// memory does not grow with the run. It looks at no repository, and at no clock.
/// </remarks>
public interface IRunExporter
{
    /// <summary>Writes a run. The stream stays open; what was written before an exception is of no use.</summary>
    /// <exception cref="AgentLoopException">
    /// There is no such run, the run has nothing that the format could say, or an artifact that it needs is not in the store any more.
    /// </exception>
    ValueTask ExportAsync(ExportRequest request, Stream output, CancellationToken cancellationToken = default);
}
