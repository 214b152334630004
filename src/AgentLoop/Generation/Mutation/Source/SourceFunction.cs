namespace AgentLoop;

/// <summary>A function, method, constructor or property.</summary>
internal sealed record SourceFunction
{
    public required string Name { get; init; }

    /// <summary>The token that names it.</summary>
    public required int NameIndex { get; init; }

    /// <summary>Its parameters with their parentheses; empty for a property.</summary>
    public required CodeRange Parameters { get; init; }

    /// <summary>Its body with its braces, if there are any.</summary>
    public required CodeRange Body { get; init; }

    /// <summary>Whether the body is a block of statements rather than an expression.</summary>
    public required bool HasBlock { get; init; }

    public CodeRange Whole => new(NameIndex, Body.Last);
}
