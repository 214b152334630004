namespace AgentLoop;

/// <summary>Works out what one edit makes of the files.</summary>
internal static class FileEdits
{
    public static async ValueTask<PatchReading> OfAsync(Edit edit, IWorkspaceView files, CancellationToken cancellationToken)
    {
        EditProposal proposal = new() { Rationale = "", Edits = [edit] };
        Candidate candidate = await EditSession.ApplyAsync(proposal, files, cancellationToken).ConfigureAwait(false);
        return candidate.Failure is { } failure
            ? new PatchReading { Remark = failure.Replace("Edit 1 does not apply. ", "", StringComparison.Ordinal) }
            : new PatchReading { Changes = candidate.Changes };
    }
}
