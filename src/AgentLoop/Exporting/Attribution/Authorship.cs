namespace AgentLoop;

/// <summary>Finds the author of the candidate that a run selected, also where that is a run within it.</summary>
internal static class Authorship
{
    public static async ValueTask<CandidateAuthor> OfSelectedAsync(ExportedRun run, CancellationToken cancellationToken)
    {
        CandidateAuthor author = AuthorOf(run);
        for (int depth = 0; author.ChildRunId is { Length: > 0 } childId && depth < ExportedRun.Deepest; depth++)
        {
            if (await FindAsync(run.Request with { RunId = childId }, cancellationToken).ConfigureAwait(false) is not { State.Selected: not null } child)
                break;
            author = AuthorOf(child);
        }

        return author;
    }

    private static CandidateAuthor AuthorOf(ExportedRun run) => run.Authors.GetValueOrDefault(run.Selected.Id) ?? new CandidateAuthor { RunId = run.RunId };

    /// <summary>A run within a run may have been left out when the other was copied.</summary>
    private static async ValueTask<ExportedRun?> FindAsync(ExportRequest request, CancellationToken cancellationToken)
    {
        await foreach (JournalRecord _ in request.Store.ReadAsync(new ReadRequest { RunId = request.RunId }, cancellationToken).ConfigureAwait(false))
            return await ExportedRun.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        return null;
    }
}
