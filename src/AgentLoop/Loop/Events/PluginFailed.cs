namespace AgentLoop;

/// <summary>A plugin threw, and the run went on without what it would have given.</summary>
public sealed record PluginFailed : RunEvent
{
    /// <summary>The plugin.</summary>
    public required string Plugin { get; init; }

    /// <summary>What it threw, in a sentence.</summary>
    public required string Error { get; init; }

    /// <inheritdoc/>
    public override string Kind => "plugin.failed";
}
