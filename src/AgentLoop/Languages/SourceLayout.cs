namespace AgentLoop;

/// <summary>How a language marks its blocks.</summary>
internal enum SourceLayout
{
    /// <summary>By braces.</summary>
    Braces,

    /// <summary>By indentation, a colon at the end of the header.</summary>
    Indentation,

    /// <summary>By a closing keyword; such blocks are only seen line by line.</summary>
    Keywords,
}
