namespace AgentLoop;

/// <summary>A fork and what it was made of, side by side.</summary>
internal sealed class ForkSides : IDisposable
{
    /// <summary>The fork as it is.</summary>
    public required IFileTree Fork { get; init; }

    /// <summary>The files it was made of.</summary>
    public required ForkBase Base { get; init; }

    /// <summary>For layers, where the changes are.</summary>
    public UpperLayer? Upper { get; init; }

    public required IgnoreRules Rules { get; init; }

    public static ForkSides Open(ForkParts parts, IgnoreRules rules) => new()
    {
        Fork = FileTree.Open(parts.Workspace.Root),
        Base = parts.Source.OpenBase(parts.Origins),
        Upper = parts.Upper is { } upper ? new UpperLayer(new LinuxFileTree(upper)) : null,
        Rules = rules,
    };

    public void Dispose()
    {
        Fork.Dispose();
        Base.Tree.Dispose();
        Upper?.Dispose();
    }
}
