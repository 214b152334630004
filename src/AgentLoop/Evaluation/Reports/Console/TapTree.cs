namespace AgentLoop;

/// <summary>Which points of TAP are subtests of which: those before it, indented deeper, or those in its braces.</summary>
internal sealed class TapTree(ReportBuilder report)
{
    private const int MaxDepth = 64;

    private readonly Stack<TapLevel> levels = new();

    /// <summary>Adds a point whose subtests, if any, stand before it.</summary>
    public void Add(TapPoint point)
    {
        CloseUpTo(point.Indent);
        int first = report.Count;
        while (levels.TryPeek(out TapLevel? deeper) && deeper.Indent > point.Indent)
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

    /// <summary>Whether subtests stand before a point that was not added yet.</summary>
    public bool HasSubtests(TapPoint point) => levels.TryPeek(out TapLevel? level) && level.Indent > point.Indent;

    /// <summary>Opens the braces behind a point.</summary>
    public void Open(TapPoint point)
    {
        CloseUpTo(point.Indent);
        if (levels.Count < MaxDepth)
            levels.Push(new TapLevel(point.Indent, report.Count, point));
    }

    /// <summary>Closes the braces that stand at this indentation.</summary>
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

    /// <summary>Takes note that nothing follows; <see langword="false"/> when braces are open still, in which there may have been more.</summary>
    public bool Finish()
    {
        bool isClosed = levels.All(level => level.Brace is null);
        foreach (TapLevel level in levels)
        {
            if (level.Brace is { } point)
                Rename(level.First, point.Read.Name);
        }

        return isClosed;
    }

    /// <summary>What is taken for an open brace, and closed nowhere, is the last character of a name.</summary>
    private void CloseUpTo(int indent)
    {
        while (levels.Any(level => level.Brace is not null && level.Indent >= indent))
        {
            if (levels.Pop() is not { Brace: { } point } level)
                continue;

            Rename(level.First, point.Read.Name);
            if (level.First < report.Count)
                continue;

            point.Read.Name += " {";
            report.Add(point.Read);
        }
    }

    /// <summary>Puts the name of what they stand in before those of the tests from there on; whether one of them failed.</summary>
    private bool Rename(int first, string parent)
    {
        bool hadFailures = false;
        for (int i = first; i < report.Count; i++)
        {
            hadFailures |= report[i].Outcome == TestOutcome.Failed;
            report.Rename(i, $"{ReportNames.Stable(parent, report.Options.Root)}{ReportNames.Separator}{report[i].Name}");
        }

        return hadFailures;
    }

    /// <summary>Where, in the report, the tests begin that are indented so far, and the point in whose braces they stand.</summary>
    private sealed record TapLevel(int Indent, int First, TapPoint? Brace);
}
