namespace AgentLoop;

/// <summary>
/// Lines that failures name, and with less weight what stands around them; before a <c>throw</c> stands the condition that led to it.
/// </summary>
internal sealed class FrameSuspicion : ISuspicion
{
    private const int NearLines = 3;

    private readonly ILookup<string, SourceLocation> byPath;

    public FrameSuspicion(IEnumerable<SourceLocation> locations) => byPath = locations.ToLookup(l => l.Path, StringComparer.Ordinal);

    public double Of(SourceFile file, int line)
    {
        double strongest = 0;
        foreach (SourceLocation location in byPath[file.Path])
            strongest = Math.Max(strongest, location.Weight * Share(file, location.Line, line));
        return strongest;
    }

    private static double Share(SourceFile file, int named, int line)
    {
        int distance = Math.Abs(named - line);
        if (distance == 0)
            return 1;
        if (distance <= 2 && line < named && file.FirstOf(named).Text is "throw" or "raise")
            return 1;
        SourceFunction? function = file.Functions.AtLine(named);
        bool same = function is not null && function == file.Functions.AtLine(line);
        if (same)
            return distance <= NearLines ? 0.7 : 0.6;
        return distance <= NearLines ? 0.4 : 0.12;
    }
}
