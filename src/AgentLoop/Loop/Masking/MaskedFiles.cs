namespace AgentLoop;

/// <summary>The repository's files as plugins see them, in a run and when it is replayed without them.</summary>
internal static class MaskedFiles
{
    private const string Scope = "files";

    public static IWorkspaceView ViewOf(RunServices services, WorkspaceSnapshot snapshot, JournalStart start)
    {
        IEnumerable<RunEvent> recorded = start.Interludes.Select(interlude => interlude.Event);
        IWorkspaceView inner = services.Files is { } files
            ? new MaskedView(files, services.Mask, (path, content, ct) => NoteAsync(services, path, content, ct))
            : MaskedRecordView.Of(snapshot, recorded, services.Artifacts);
        return new RecordedView(snapshot, services.Artifacts, inner);
    }

    private static async ValueTask NoteAsync(RunServices services, string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ArtifactReference kept = await services.Artifacts.PutAsync(content, "application/octet-stream", cancellationToken).ConfigureAwait(false);
        services.Journal.Post($"{Scope}/{path}", new FileMasked { Path = path, Content = kept });
    }
}
