namespace AgentLoop;

/// <summary>Statements that follow one another.</summary>
internal sealed class SourceBlock
{
    public List<SourceStatement> Statements { get; } = [];
}
