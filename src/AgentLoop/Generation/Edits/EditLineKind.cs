namespace AgentLoop;

/// <summary>What becomes of a line.</summary>
public enum EditLineKind
{
    /// <summary>It is there and stays, byte for byte as the file has it.</summary>
    Keep,

    /// <summary>It is there and goes.</summary>
    Remove,

    /// <summary>It comes.</summary>
    Add,

    /// <summary>Any lines, which stay: what a model leaves out with <c>...</c>.</summary>
    Gap,
}
