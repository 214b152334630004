namespace AgentLoop;

/// <summary>Fenced blocks with the whole content of files, each below the file's name.</summary>
internal sealed class WholeFileFormat : IEditFormat
{
    /// <inheritdoc/>
    public EditReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new WholeFileReader(text).Read();
    }
}
