namespace AgentLoop;

/// <summary>The first of several sandboxes, strongest first, that can be used on this machine.</summary>
internal sealed class StrongestSandbox : ISandbox
{
    private readonly IReadOnlyList<ISandbox> _candidates;
    private readonly Lazy<ISandbox?> _picked;

    public StrongestSandbox(IReadOnlyList<ISandbox> candidates)
    {
        _candidates = candidates;
        _picked = new Lazy<ISandbox?>(() => candidates.FirstOrDefault(candidate => candidate.Describe().Unavailable is null));
    }

    /// <summary>The description of the one that was picked.</summary>
    public SandboxDescription Describe() => _picked.Value?.Describe() ?? new SandboxDescription { Name = "none", Unavailable = Reasons() };

    public ValueTask<ISandboxSession> OpenAsync(SandboxRequest request, CancellationToken cancellationToken = default) =>
        _picked.Value is { } sandbox ? sandbox.OpenAsync(request, cancellationToken) : throw new AgentLoopException(Reasons());

    private string Reasons() =>
        "Nothing on this machine isolates commands (" + string.Join(" ", _candidates.Select(candidate => candidate.Describe().Unavailable))
        + ") and running them without isolation must be chosen explicitly, with Sandboxes.Unisolated.";
}
