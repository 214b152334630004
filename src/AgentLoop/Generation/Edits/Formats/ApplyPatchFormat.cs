namespace AgentLoop;

/// <summary>The patches of Codex, as its tool <c>apply_patch</c> reads them (openai/codex, <c>codex-rs/apply-patch</c>).</summary>
internal sealed class ApplyPatchFormat : IEditFormat
{
    /// <inheritdoc/>
    public EditReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ApplyPatchReader(text).Read();
    }
}
