namespace AgentLoop;

/// <summary>The strongest of several kinds of evidence, and never nothing: the fault may be where none points.</summary>
internal sealed class CombinedSuspicion(IReadOnlyList<ISuspicion> evidence) : ISuspicion
{
    public const double Floor = 0.02;

    public double Of(SourceFile file, int line)
    {
        double strongest = Floor;
        foreach (ISuspicion suspicion in evidence)
            strongest = Math.Max(strongest, suspicion.Of(file, line));
        return Math.Min(strongest, 1);
    }
}
