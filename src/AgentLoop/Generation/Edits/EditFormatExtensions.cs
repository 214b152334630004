namespace AgentLoop;

/// <summary>Reading and applying in one.</summary>
public static class EditFormatExtensions
{
    /// <summary>Reads a model's text and applies the edits in it to the files of a view, without writing anything.</summary>
    /// <exception cref="AgentLoopException">A syntax gate failed.</exception>
    public static ValueTask<EditResult> ApplyAsync(
        this IEditFormat format, string text, IWorkspaceView workspace, EditOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(format);
        ArgumentNullException.ThrowIfNull(text);
        return new EditApplier(options).ApplyAsync(format.Read(text), workspace, cancellationToken);
    }
}
