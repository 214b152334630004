namespace AgentLoop;

/// <summary>Something in a text that may name a file.</summary>
internal readonly record struct Mention
{
    /// <summary>What may be a path, as it was written.</summary>
    public required string Path { get; init; }

    /// <summary>The line it is named with, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>What stands right before it in parentheses: in Java, the method, whose package tells files of one name apart.</summary>
    public string Caller { get; init; }
}
