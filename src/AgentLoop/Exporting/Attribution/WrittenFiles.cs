using System.Runtime.InteropServices;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Tells which lines a candidate wrote, from its change set and the files that it was made for.</summary>
internal static class WrittenFiles
{
    private const string List = "the list of the files that the run began with";

    /// <summary>The files with such lines, in the order of their paths.</summary>
    /// <exception cref="AgentLoopException">The change, or a file that it was made for, is not in the store any more.</exception>
    public static async ValueTask<IReadOnlyList<WrittenFile>> ReadAsync(ExportedRun run, CandidateState candidate, CancellationToken cancellationToken)
    {
        IProvenanceStore store = run.Request.Store;
        ReadOnlyMemory<byte> changes = await ExportedArtifacts.RequireAsync(store, candidate.Changes, $"the change of candidate {candidate.Id}", cancellationToken).ConfigureAwait(false);
        ReadOnlyMemory<byte> manifest = await ExportedArtifacts.RequireAsync(store, run.Started.Manifest, List, cancellationToken).ConfigureAwait(false);
        WorkspaceSnapshot snapshot = ExportedArtifacts.Read(manifest, List, json => JsonSerializer.Deserialize(json.Span, LoopJsonContext.Default.WorkspaceSnapshot));
        RecordedView view = new(snapshot, store, inner: null);
        IReadOnlyList<FileVersions> files = await FileVersions.ReadAllAsync(ChangeSetJson.Read(changes.Span), view, cancellationToken).ConfigureAwait(false);
        return [.. files.Where(f => f is { After: not null, IsText: true }).Select(Of).Where(f => f.Lines.Count > 0)];
    }

    private static WrittenFile Of(FileVersions file) => new()
    {
        Path = file.Change.NewPath ?? file.Change.Path,
        Lines = [.. Ranges(file.CompareLines().Added, new TextLines(file.AfterBytes))],
    };

    private static IEnumerable<WrittenLines> Ranges(bool[] added, TextLines lines)
    {
        for (int first = 0; first < added.Length; first++)
        {
            if (!added[first])
                continue;
            int last = first;
            while (last + 1 < added.Length && added[last + 1])
                last++;
            yield return new WrittenLines(first + 1, last + 1, DigestOf(lines, first, last));
            first = last;
        }
    }

    private static Digest DigestOf(TextLines lines, int first, int last)
    {
        List<byte> bytes = [];
        for (int i = first; i <= last; i++)
            bytes.AddRange(lines[i].Span);
        return Digest.Of(CollectionsMarshal.AsSpan(bytes));
    }
}
