namespace AgentLoop;

/// <summary>Search-and-replace blocks, as Aider reads them (Aider-AI/aider, <c>editblock_coder.py</c>).</summary>
internal sealed class SearchReplaceFormat : IEditFormat
{
    /// <inheritdoc/>
    public EditReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SearchReplaceReader(text).Read();
    }
}
