using System.Text;

namespace AgentLoop;

/// <summary>
/// Changes cross the border between what plugins see and what files are. Outwards their secrets are masked; inwards each mark gets back what the file
/// itself holds in its place. A secret that the file does not hold is never written.
/// </summary>
internal static class MaskedChanges
{
    /// <summary>A change as it is recorded.</summary>
    public static ChangeSet Mask(SecretMask mask, ChangeSet changes)
    {
        FileChange[]? masked = null;
        for (int i = 0; i < changes.Files.Count; i++)
        {
            if (changes.Files[i].Content is { } content && mask.Apply(content) is var left && !left.Equals(content))
                (masked ??= [.. changes.Files])[i] = changes.Files[i] with { Content = left };
        }
        return masked is null ? changes : changes with { Files = masked };
    }

    /// <summary>What was changed in a copy, as it is shown. Secrets that the files did not hold have marks for which there is none, so that the change is refused.</summary>
    public static async ValueTask<ChangeSet> ShowAsync(SecretMask mask, ChangeSet changes, IWorkspaceView files, CancellationToken cancellationToken)
    {
        FileChange[]? shown = null;
        for (int i = 0; i < changes.Files.Count; i++)
        {
            FileChange change = changes.Files[i];
            if (change.Content is not { } content || mask.Find(content.Span) is null)
                continue;
            ReadOnlyMemory<byte>? before = change.Kind == FileChangeKind.Add ? null : await files.ReadAsync(change.Path, cancellationToken).ConfigureAwait(false);
            FileSecrets held = FileSecrets.Of(mask, before);
            List<SecretSpan> marks = [.. ShownSecret.AllIn(mask, content.Span).Select(secret => secret.IsMark || held.Holds(secret) ? secret.Span : New(secret.Span))];
            (shown ??= [.. changes.Files])[i] = change with { Content = MaskedBytes.Write(content.Span, marks) };
        }
        return shown is null ? changes : changes with { Files = shown };
    }

    /// <summary>The change as it is made in these files, or why it cannot be.</summary>
    public static async ValueTask<(ChangeSet Changes, IReadOnlyList<string> Problems)> RestoreAsync(
        SecretMask mask, ChangeSet changes, Func<string, CancellationToken, ValueTask<ReadOnlyMemory<byte>?>> read, CancellationToken cancellationToken)
    {
        if (mask.Finder.IsEmpty)
            return (changes, []);
        var restored = new List<FileChange>(changes.Files.Count);
        List<string> problems = [];
        foreach (FileChange change in changes.Files)
        {
            ReadOnlyMemory<byte>? before = change.Kind == FileChangeKind.Add ? null : await read(change.Path, cancellationToken).ConfigureAwait(false);
            (FileChange made, string? problem) = Restore(mask, change, before);
            restored.Add(made);
            if (problem is not null)
                problems.Add(problem);
        }
        return (changes with { Files = restored }, problems);
    }

    /// <summary>Makes a change in a copy of the repository.</summary>
    public static async ValueTask<ApplyResult> ApplyAsync(SecretMask mask, ChangeSet changes, Workspace workspace, CancellationToken cancellationToken)
    {
        (ChangeSet made, IReadOnlyList<string> problems) = await RestoreAsync(mask, changes, ReadAsync, cancellationToken).ConfigureAwait(false);
        return problems.Count > 0
            ? new ApplyResult { Applied = false, Problems = problems }
            : await workspace.ApplyAsync(made, cancellationToken).ConfigureAwait(false);

        async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken ct)
        {
            try
            {
                return await workspace.ReadAsync(path, ct).ConfigureAwait(false);
            }
            catch (AgentLoopException)
            {
                return null; // what stands against the path is said when the change is applied
            }
        }
    }

    private static (FileChange Change, string? Problem) Restore(SecretMask mask, FileChange change, ReadOnlyMemory<byte>? before)
    {
        if (before is { } exact && mask.Apply(exact) is var left && !left.Equals(exact) && change.Expected == Digest.Of(left.Span))
            change = change with { Expected = Digest.Of(exact.Span) }; // it was made for what was shown
        if (change.Content is not { } content)
            return (change, null);
        (ReadOnlyMemory<byte> whole, string? problem) = FileRestoring.Restore(mask, change.NewPath ?? change.Path, content, before);
        return (whole.Equals(content) ? change : change with { Content = whole }, problem);
    }

    private static SecretSpan New(SecretSpan span) => span with { Mask = SecretMarks.Of(SecretMarks.New + span.Mask[SecretMarks.Begin.Length..^1]) };
}
