namespace AgentLoop;

/// <summary>Lines that are found by their content, and what becomes of them: a hunk of a patch, or a search-and-replace block.</summary>
public sealed record LinesEdit : Edit
{
    /// <summary>The lines in their order; those that are there now are sought as one block.</summary>
    public required IReadOnlyList<EditLine> Lines { get; init; }

    /// <summary>Lines that stand before the block, each sought after the one before it: a class, then a method.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Which of several places is meant.</summary>
    /// <value><see cref="EditPlacement.Unique"/> unless said.</value>
    public EditPlacement Placement { get; init; }

    /// <summary>The line, from 1, at which the block is said to be; <see langword="null"/> where nothing is said. It only decides between several places.</summary>
    public int? Line { get; init; }

    /// <summary>Whether the block ends the file.</summary>
    public bool AtEnd { get; init; }

    /// <summary>Whether it is the first of its part of a patch, from which on places are sought from the file's beginning again.</summary>
    public bool StartsOver { get; init; }

    /// <summary>Whether the last line ends as it does in the file, since the format cannot say it.</summary>
    internal bool KeepsFileEnd { get; init; }
}
