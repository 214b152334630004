namespace AgentLoop;

/// <summary>A private copy of a workspace, to be changed at will. Its owner disposes it, and it is removed.</summary>
/// <remarks>Nothing that is done in it reaches the workspace it was made of.</remarks>
public sealed class WorkspaceFork : IAsyncDisposable
{
    private readonly ForkParts parts;

    internal WorkspaceFork(ForkParts parts) => this.parts = parts;

    /// <summary>The copy.</summary>
    public Workspace Workspace => parts.Workspace;

    /// <summary>What is missing in the copy, because it may not be read.</summary>
    public IReadOnlyList<string> NotCopied => parts.NotCopied;

    /// <summary>
    /// What was changed since the fork was made, checked so that it can be handed on. Programs may still be running in the fork.
    /// A file that was there counts if it was not ignored then, a new one if it is not ignored now.
    /// </summary>
    /// <exception cref="AgentLoopException">The workspace it was made of changed meanwhile where the fork did.</exception>
    public ValueTask<ExportResult> ChangesAsync(CancellationToken cancellationToken = default) =>
        ChangesAsync(ExportLimits.Default, cancellationToken);

    /// <summary>Removes the copy with all that is in it now.</summary>
    /// <exception cref="AgentLoopException">Something in it cannot be removed.</exception>
    public ValueTask DisposeAsync() => parts.Content.DisposeAsync();

    /// <summary>A fork that is made of layers, which it owns from now on.</summary>
    /// <param name="source">The workspace that is the lower layer. It is not changed while there are forks of it.</param>
    /// <param name="layers">Where the layers are mounted.</param>
    internal static WorkspaceFork OverLayers(Workspace source, ForkLayers layers) => new(new ForkParts
    {
        Workspace = source.Over(layers),
        Source = source,
        Upper = layers.Upper,
        Content = layers.Mounts,
    });

    internal async ValueTask<ExportResult> ChangesAsync(ExportLimits limits, CancellationToken cancellationToken)
    {
        IgnoreRules rules = await Workspace.ReadRulesAsync(cancellationToken).ConfigureAwait(false);
        return await Task.Run(Export, cancellationToken).ConfigureAwait(false);

        ExportResult Export()
        {
            using ForkSides sides = ForkSides.Open(parts, rules);
            return new ForkExport(sides, limits).Run(cancellationToken);
        }
    }
}
