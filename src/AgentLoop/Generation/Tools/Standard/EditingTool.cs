namespace AgentLoop;

/// <summary>A tool that works out changes to the files as they are and makes all of them or none.</summary>
internal abstract class EditingTool : AgentTool
{
    protected static async ValueTask<ToolResult> ApplyAsync(
        ToolUse use, Func<IWorkspaceView, ValueTask<PatchReading>> edit, CancellationToken cancellationToken)
    {
        if (use.Workbench.IsStale)
            await use.Workbench.ChangesAsync(cancellationToken).ConfigureAwait(false);
        PatchReading reading = await edit(use.Workbench.Files).ConfigureAwait(false);
        if (reading.Changes is not { } changes)
            return ToolResult.Failed(reading.Remark);
        if (changes.IsEmpty)
            return ToolResult.Failed($"That changes nothing. {reading.Remark}".TrimEnd());

        ApplyResult applied = await use.Workbench.ApplyAsync(changes, cancellationToken).ConfigureAwait(false);
        return applied.Applied
            ? ToolResult.Said($"{Told(changes)}{Moved(use.Memory, changes)} {reading.Remark}".TrimEnd())
            : ToolResult.Failed(string.Join(' ', applied.Problems));
    }

    private static string Told(ChangeSet changes) => string.Join(' ', changes.Files.Select(c => c.Kind switch
    {
        FileChangeKind.Add => $"Added {OneLine.Of(c.Path)}.",
        FileChangeKind.Delete => $"Deleted {OneLine.Of(c.Path)}.",
        FileChangeKind.Rename => $"Renamed {OneLine.Of(c.Path)} to {OneLine.Of(c.NewPath!)}.",
        _ => $"Changed {OneLine.Of(c.Path)}.",
    }));

    /// <summary>Says which of the files were others than the model was shown, and takes note of what they are now.</summary>
    private static string Moved(ToolMemory memory, ChangeSet changes)
    {
        string[] moved = [.. changes.Files.Where(c => memory.HasChanged(c.Path, c.Expected)).Select(c => OneLine.Of(c.Path))];
        foreach (FileChange change in changes.Files)
        {
            if (change.Content is { } content)
                memory.See(change.NewPath ?? change.Path, content.Span);
        }

        return moved.Length == 0 ? "" : $" Beware: {string.Join(", ", moved)} had changed since you last read it.";
    }
}
