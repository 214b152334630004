namespace AgentLoop;

/// <summary>How much points at a line as the place of the fault.</summary>
/// <remarks>Kinds of evidence are combined by <see cref="CombinedSuspicion"/>; coverage is to become another.</remarks>
internal interface ISuspicion
{
    /// <summary>From 0, nothing, to 1.</summary>
    double Of(SourceFile file, int line);
}
