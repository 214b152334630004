namespace AgentLoop;

/// <summary>Which points of TAP are subtests of which: those before it, indented deeper, or those in its braces.</summary>
internal sealed class TapTree(ReportBuilder report)
{
    private const int MaxDepth = 64;

    private readonly Stack<TapLevel> levels = new();

    /// <summary>Adds a point whose subtests, if any, stand before it.</summary>
    public void Add(TapPoint point)
    {
        int first = report.Count;
        while (levels.TryPeek(out TapLevel? deeper) && deeper.Indent > point.Indent && deeper.Brace is null)
            first = levels.Pop().First;

        bool hadFailures = Rename(first, point.Read.Name);
        if (levels.Count < MaxDepth && (!levels.TryPeek(out TapLevel? level) || level.Indent < point.Indent))
            levels.Push(new TapLevel(point.Indent, first, null));
        point.Read.Name = ReportNames.Stable(point.Read.Name, report.Options.Root);
        if (!point.IsSuite)
            report.Add(point.Read);
        else if (point.Read.Outcome == TestOutcome.Failed && !hadFailures)
            report.AddError($"{point.Read.Name}: {point.Read.Message}", point.Read.File, point.Read.Line);
    }

    /// <summary>Opens the braces behind a point.</summary>
    public void Open(TapPoint point)
    {
        if (levels.Count < MaxDepth)
            levels.Push(new TapLevel(point.Indent, report.Count, point));
    }

    /// <summary>Closes braces that stand at this indentation.</summary>
    public void Close(int indent)
    {
        while (levels.TryPeek(out TapLevel? level) && level.Indent >= indent)
        {
            levels.Pop();
            if (level.Brace is not { } point)
                continue;

            if (!Rename(level.First, point.Read.Name) && point.Read.Outcome == TestOutcome.Failed)
                report.AddError($"{point.Read.Name}: {point.Read.Message}");
            return;
        }
    }

    /// <summary>Closes all braces that are open.</summary>
    public void Finish()
    {
        while (levels.Count > 0)
            Close(0);
    }

    /// <summary>Puts the name of what they stand in before those of the tests from there on; whether one of them failed.</summary>
    private bool Rename(int first, string parent)
    {
        bool hadFailures = false;
        for (int i = first; i < report.Count; i++)
        {
            hadFailures |= report[i].Outcome == TestOutcome.Failed;
            report.Rename(i, name => $"{ReportNames.Stable(parent, report.Options.Root)}{ReportNames.Separator}{name}");
        }

        return hadFailures;
    }

    /// <summary>Where, in the report, the tests begin that are indented so far, and the point in whose braces they stand.</summary>
    private sealed record TapLevel(int Indent, int First, TapPoint? Brace);
}
