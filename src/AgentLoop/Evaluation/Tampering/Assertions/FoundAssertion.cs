namespace AgentLoop;

/// <summary>An assertion of a test.</summary>
internal sealed record FoundAssertion
{
    /// <summary>What it is called, chains of calls joined by dots.</summary>
    public required string Method { get; init; }

    /// <summary>What it is about, without what it says when it fails.</summary>
    public required IReadOnlyList<GuardTokens> Parts { get; init; }

    public required int Line { get; init; }

    public required AssertionStrength Strength { get; init; }

    /// <summary>Whether it wants the contrary of what its words say.</summary>
    public bool Negated { get; init; }

    /// <summary>How many assertions it stands for: more than one for a call of a function that holds several.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How far off a value may be, where it says.</summary>
    public double? Tolerance { get; init; }

    /// <summary>The values in it, but for positions in square brackets.</summary>
    public IReadOnlyList<string> Literals => field ??= [.. Parts.SelectMany(AssertionText.Literals)];

    /// <summary>Equal for assertions that say the same in the same words.</summary>
    public string Text => field ??= $"{Method.ToLowerInvariant()}({string.Join(",", Parts.Select(AssertionText.Of).Order(StringComparer.Ordinal))})";

    /// <summary>Equal for assertions that differ in names only.</summary>
    public string Shape => field ??= $"{Method.ToLowerInvariant()}({string.Join(",", Parts.Select(AssertionText.ShapeOf).Order(StringComparer.Ordinal))})";

    /// <summary>The names in it.</summary>
    public IReadOnlySet<string> Names => field ??= Parts.SelectMany(part => part.All).Where(token => token.IsIdentifier).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);

    /// <summary>The names that are compared as they are, rather than handed to something.</summary>
    public IEnumerable<string> Operands => Parts.SelectMany(AssertionText.Operands);
}
