namespace AgentLoop;

/// <summary>A statement inside of a function.</summary>
internal sealed record SourceStatement
{
    public required CodeRange Range { get; init; }

    /// <summary>The block it belongs to.</summary>
    public required SourceBlock Block { get; init; }

    /// <summary>Its place in the block, from 0.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Whether it has no statements of its own.</summary>
    public required bool IsSimple { get; init; }

    /// <summary>Whether it is what a condition or a loop does, without a block around it, so that it must not go.</summary>
    public bool IsBareBody { get; init; }

    public SourceStatement? Next => Ordinal + 1 < Block.Statements.Count ? Block.Statements[Ordinal + 1] : null;
}
