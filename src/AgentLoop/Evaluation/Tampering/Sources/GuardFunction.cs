namespace AgentLoop;

/// <summary>A function, or a call that is given one to run as a test, with what stands before it and around it.</summary>
internal sealed record GuardFunction
{
    public required string Name { get; init; }

    /// <summary>The names of the classes, modules or groups around it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Attributes, decorators, modifiers and parameters.</summary>
    public required GuardTokens Head { get; init; }

    public required GuardTokens Body { get; init; }

    /// <summary>The heads of the classes, modules or groups around it, the outermost first.</summary>
    public IReadOnlyList<GuardTokens> Scopes { get; init; } = [];

    public required int Line { get; init; }

    /// <summary>The first token in the file that is its, from the first attribute.</summary>
    public required int First { get; init; }

    /// <summary>The token in the file behind it.</summary>
    public required int End { get; init; }

    /// <summary>Whether it is a call of a test framework's <c>it</c>, <c>test</c> and the like, rather than a function.</summary>
    public bool IsTestCall { get; init; }

    public string FullName => Owner.Length == 0 ? Name : $"{Owner}.{Name}";
}
