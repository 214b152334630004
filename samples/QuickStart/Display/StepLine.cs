using Spectre.Console;

namespace QuickStart;

/// <summary>The steps of a run in one line, the one that is performed highlighted.</summary>
internal static class StepLine
{
    public static Paragraph Of(RunState state, TimeSpan elapsed)
    {
        Paragraph line = new();
        foreach ((string name, bool isDone) in Steps(state))
        {
            if (name == state.OpenStep?.Name)
                line.Append($"● {name}  ", new Style(Color.Blue));
            else if (isDone)
                line.Append("✓ ", new Style(Color.Green)).Append($"{name}  ");
            else
                line.Append($"○ {name}  ", new Style(Color.Grey));
        }
        return line.Append($"{elapsed.TotalSeconds:0} s", new Style(Color.Grey));
    }

    private static IEnumerable<(string Name, bool IsDone)> Steps(RunState state)
    {
        yield return ("understand", state.Brief is not null);
        yield return ("baseline", state.Baseline is not null);
        yield return ("plan", state.Plans.Length > 0);
        yield return ("context", state.Context is not null);
        yield return ("generate", state.LastGeneration is not null);
        yield return ("select", state.Selected is not null);
        if (state.RequiredApprovals.Contains(Milestone.Integrate))
            yield return ("approve", state.Approvals.ContainsKey(Milestone.Integrate));
        yield return ("integrate", state.Integration is { Integrated: true });
    }
}
