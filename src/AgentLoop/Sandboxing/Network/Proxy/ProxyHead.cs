using System.Text;

namespace AgentLoop;

/// <summary>The first line and the headers of a request or a response (RFC 9112), which look the same but for the first line.</summary>
internal sealed record ProxyHead
{
    private const string LineEnd = "\r\n";

    public required string FirstLine { get; init; }

    public required IReadOnlyList<ProxyHeader> Headers { get; init; }

    /// <summary>What a header says, once for every time it stands there.</summary>
    public IEnumerable<string> Values(string name) => Headers.Where(header => header.Is(name)).Select(header => header.Value);

    /// <summary>The head, or <see langword="null"/> and what is wrong with it.</summary>
    public static ProxyHead? Parse(ReadOnlySpan<byte> bytes, out string problem)
    {
        string text = Encoding.Latin1.GetString(bytes);
        problem = "The head does not end in an empty line.";
        if (!text.EndsWith(LineEnd + LineEnd, StringComparison.Ordinal))
            return null;
        string[] lines = text[..^4].Split(LineEnd);
        problem = "The head contains control characters, or lines that do not end in CR and LF.";
        if (lines.Any(line => line.Any(c => c != '\t' && char.IsAscii(c) && char.IsControl(c))))
            return null;
        problem = $"There are more than {ProxyLimits.Headers} headers.";
        if (lines.Length > ProxyLimits.Headers + 1)
            return null;
        problem = "A header is not a name, a colon and a value in one line.";
        ProxyHeader?[] headers = [.. lines.Skip(1).Select(ProxyHeader.Parse)];
        return headers.Contains(null) ? null : new ProxyHead { FirstLine = lines[0], Headers = [.. headers.OfType<ProxyHeader>()] };
    }
}
