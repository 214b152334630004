namespace AgentLoop;

/// <summary>Reads what <see cref="JsonLinesExporter"/> wrote: all of it into a temporary file first, and into the store once nothing is wrong with it.</summary>
internal sealed class JsonLinesImporter : IRunImporter
{
    public async ValueTask<ImportResult> ImportAsync(ImportRequest request, Stream input, CancellationToken cancellationToken = default)
    {
        using RunSpool spool = new();
        using RunFileReader reader = new(new LineSource(input, JsonLinesFormat.LongestLine), spool);
        RunFile file = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        foreach ((string runId, _) in file.Runs)
            await RequireNewAsync(request.Store, runId, cancellationToken).ConfigureAwait(false);
        foreach ((Digest name, (byte[] salt, SpooledBytes place)) in file.Artifacts)
            await PutAsync(request.Store, name, ArtifactContent.Of(spool.Read(place), salt: salt), cancellationToken).ConfigureAwait(false);
        foreach ((string runId, List<SpooledBytes> records) in file.Runs.AsEnumerable().Reverse())
        {
            AppendRequest whole = new() { RunId = runId, ExpectedSequence = 0, Records = new SpooledRecords(spool, records) };
            await request.Store.AppendAsync(whole, cancellationToken).ConfigureAwait(false);
        }

        return new ImportResult { Runs = [.. file.Runs.Select(run => run.RunId)], Records = file.Records, Artifacts = file.Artifacts.Count };
    }

    private static async ValueTask RequireNewAsync(IProvenanceStore store, string runId, CancellationToken cancellationToken)
    {
        await foreach (JournalRecord _ in store.ReadAsync(new ReadRequest { RunId = runId }, cancellationToken).ConfigureAwait(false))
            throw new AgentLoopException($"The store has a run \"{runId}\" already; nothing was imported.");
    }

    /// <summary>Keeps content under the name that the records know it by.</summary>
    private static async ValueTask PutAsync(IProvenanceStore store, Digest name, ArtifactContent content, CancellationToken cancellationToken)
    {
        if (ArtifactName.Of(content.Salt.Span, Digest.Of(content.Bytes.Span)) != name)
            throw new AgentLoopException($"The artifact {name} is not what its name says; no run was imported.");
        await store.PutAsync(content, cancellationToken).ConfigureAwait(false);
    }
}
