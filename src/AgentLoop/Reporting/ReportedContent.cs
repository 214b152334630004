using System.Text;

namespace AgentLoop;

/// <summary>What became of a content that the journal names.</summary>
internal sealed record ReportedContent
{
    /// <summary>The bytes; <see langword="null"/> where they are not to be had.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>Why not, in a sentence.</summary>
    public string Problem { get; init; } = "";

    /// <summary>The bytes as text: what is no UTF-8 is replaced.</summary>
    public string Text => Bytes is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : "";
}
