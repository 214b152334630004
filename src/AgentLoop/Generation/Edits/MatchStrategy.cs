namespace AgentLoop;

/// <summary>How the place of an edit was found, from the strictest to the most lenient.</summary>
public enum MatchStrategy
{
    /// <summary>Nothing had to be found, or nothing was.</summary>
    None,

    /// <summary>Every character is the same, but for line endings.</summary>
    Exact,

    /// <summary>Blanks at the ends of lines do not count.</summary>
    TrailingBlanks,

    /// <summary>Blanks at the beginnings do not count either; added lines are indented as those around them.</summary>
    Indentation,

    /// <summary>Typographic dashes, quotes and spaces count as their plain forms.</summary>
    Punctuation,

    /// <summary>Parts that leave out lines between them with <c>...</c>.</summary>
    Elision,
}
