namespace AgentLoop;

/// <summary>The edits that were read in a text.</summary>
public sealed record EditReading
{
    /// <summary>The edits, in the order they are to be applied.</summary>
    public IReadOnlyList<Edit> Edits { get; init; } = [];

    /// <summary>Why the text is none of the format, in a sentence for the model; <see langword="null"/> where it is.</summary>
    public string? Problem { get; init; }

    /// <summary>The text as a patch that git's rules may apply first, since all its counts are right.</summary>
    internal string? Patch { get; init; }

    /// <summary>What only git's rules can apply of the patch, so that the edits alone would not be the whole of it.</summary>
    internal string? PatchOnly { get; init; }

    /// <summary>A text that holds no edits, and why.</summary>
    public static EditReading None(string problem) => new() { Problem = problem };
}
