using Spectre.Console;

namespace QuickStart;

/// <summary>What a run is about and how it works.</summary>
internal static class Header
{
    public static Grid Of(RunStarted run, RunProgress progress)
    {
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        Add(grid, "goal", run.Task.Goal);
        Add(grid, "repository", run.Task.Workspace);
        foreach ((string name, string judge) in Judges(progress.Composed))
            Add(grid, name, judge);
        Add(grid, "sandbox", Describe(run.Sandbox));
        Add(grid, "generator", run.Roles.GetValueOrDefault(nameof(IGenerator), "") + (run.Roles.TryGetValue("IChatClient", out string? model) ? $", asking {model}" : ", offline"));
        Add(grid, "run", run.RunId);
        Add(grid, "journal", progress.Database);
        return grid;
    }

    /// <summary>What judges, and how it was found where the user did not say it.</summary>
    private static IEnumerable<(string Name, string Judge)> Judges(Composition composed)
    {
        if (composed.Suites.Count == 0)
            yield return ("test", composed.Test ?? "");
        string name = "tests";
        foreach (TestSuite suite in composed.Suites)
        {
            yield return (name, suite.Reason.Length > 0 ? $"{suite.Name}: {suite.Reason}" : suite.Name);
            name = "";
        }
    }

    private static void Add(Grid grid, string name, string value) =>
        grid.AddRow(new Text(name, new Style(Color.Grey)), new Text(Shown.Line(value)));

    private static string Describe(SandboxCapabilities sandbox)
    {
        SandboxPromise[] all = Enum.GetValues<SandboxPromise>();
        string[] broken = [.. all.Except(sandbox.Enforced).Select(Words)];
        string held = broken.Length == 0 ? $"all {all.Length} promises are enforced"
            : broken.Length == all.Length ? "nothing is enforced"
            : $"{all.Length - broken.Length} of {all.Length} promises are enforced, not: {string.Join(", ", broken)}";
        return $"{sandbox.Name} ({sandbox.Mechanism}): {held}";
    }

    /// <summary>A promise such as <c>WriteIsolation</c> as words.</summary>
    private static string Words(SandboxPromise promise) =>
        string.Concat(promise.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()));
}
