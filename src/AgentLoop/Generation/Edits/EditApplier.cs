namespace AgentLoop;

/// <summary>Applies edits of a model to the files of a view, without writing anything: what they come to is a change set.</summary>
/// <remarks>
/// Edits of one file build on each other. What an edit does not touch keeps its bytes: byte order mark, line endings of every kind, a
/// missing last line ending, blanks, the composition of letters. Safe for concurrent use.
/// </remarks>
/// <param name="options">How; the defaults when <see langword="null"/>.</param>
public sealed class EditApplier(EditOptions? options = null)
{
    private readonly EditOptions options = options ?? new EditOptions();

    /// <summary>Applies what was read, all of it or nothing.</summary>
    /// <exception cref="AgentLoopException">A syntax gate failed.</exception>
    public async ValueTask<EditResult> ApplyAsync(EditReading reading, IWorkspaceView workspace, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(workspace);
        if (reading.Problem is { } problem)
            return new EditResult { Failure = problem };

        EditResult result = await GitPatch.TryApplyAsync(reading, workspace, cancellationToken).ConfigureAwait(false)
            ?? await new EditSession(workspace, options).ApplyAsync(reading.Edits, cancellationToken).ConfigureAwait(false);
        return await new SyntaxCheck(workspace, options).AddAsync(result, cancellationToken).ConfigureAwait(false);
    }
}
