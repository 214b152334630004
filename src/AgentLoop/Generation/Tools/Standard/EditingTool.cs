namespace AgentLoop;

/// <summary>A tool that works out changes to the files as they are and makes all of them or none.</summary>
internal abstract class EditingTool : AgentTool
{
    protected static async ValueTask<ToolResult> ApplyAsync(ToolUse use, EditReading reading, CancellationToken cancellationToken)
    {
        if (use.Workbench.IsStale)
            await use.Workbench.ChangesAsync(cancellationToken).ConfigureAwait(false);
        EditResult result = await new EditApplier(use.Edits).ApplyAsync(reading, use.Workbench.Files, cancellationToken).ConfigureAwait(false);
        if (result.Changes is not { } changes)
            return new ToolResult { Output = EditingText.Failure(result), Note = "Nothing was changed.", IsFailure = true };

        ApplyResult applied = await use.Workbench.ApplyAsync(changes, cancellationToken).ConfigureAwait(false);
        return applied.Applied
            ? new ToolResult { Output = EditingText.Failure(result), Note = EditingText.Done(result, changes) + Moved(use.Memory, changes), IsFailure = result.Failure is not null }
            : ToolResult.Failed(string.Join(' ', applied.Problems));
    }

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
