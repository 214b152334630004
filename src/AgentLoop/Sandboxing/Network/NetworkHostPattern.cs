namespace AgentLoop;

/// <summary>An entry of a list of hosts: one host, or all names below one.</summary>
internal sealed record NetworkHostPattern
{
    private const string Below = "*.";

    /// <summary>The entry as it was written.</summary>
    public required string Text { get; init; }

    /// <summary>What a host must be, or end with where it begins with a dot.</summary>
    private string Expected { get; init; } = "";

    /// <summary>The pattern; <see langword="null"/> for what is none.</summary>
    public static NetworkHostPattern? Parse(string text)
    {
        bool below = text.StartsWith(Below, StringComparison.Ordinal);
        string? host = NetworkHostName.Canonical(below ? text[Below.Length..] : text);
        if (host is null || (below && NetworkHostName.Literal(host) is not null))
            return null;
        return new NetworkHostPattern { Text = text, Expected = below ? "." + host : host };
    }

    /// <summary>Whether it means this host, given in its canonical form. An address is meant only by itself.</summary>
    public bool Means(string host) => Expected[0] == '.'
        ? host.EndsWith(Expected, StringComparison.Ordinal)
        : string.Equals(host, Expected, StringComparison.Ordinal);
}
