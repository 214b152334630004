namespace AgentLoop;

/// <summary>Unified diffs, also as models write them.</summary>
internal sealed class UnifiedDiffFormat : IEditFormat
{
    /// <inheritdoc/>
    public EditReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new UnifiedDiffReader(text).Read();
    }
}
