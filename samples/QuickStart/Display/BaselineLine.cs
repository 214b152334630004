namespace QuickStart;

/// <summary>What the untouched repository came to, in a line or two.</summary>
internal static class BaselineLine
{
    private const int Named = 3;

    /// <summary>What was said of it, and which tests fail.</summary>
    public static IEnumerable<string> Of(RunProgress progress)
    {
        EvaluationSummary[] said = [.. progress.State.Baseline ?? []];
        string reasons = string.Join(' ', said.Select(e => (said.Length > 1 ? $"{e.Evaluator}: " : "") + e.Reason + (e.IsRemembered ? " (Remembered from an earlier run.)" : "")));
        yield return $"before any change: {reasons}";
        if (progress.Before.Failed is { Count: > 0 } failed)
            yield return $"failing: {Names(failed.Select(test => test.Name))}";
        if (progress.Before.Flaky is { Count: > 0 } flaky)
            yield return $"flaky, and not counted: {Names(flaky)}";
        if (!progress.Composed.MendsSome && progress.Before is { HasSeveralFaults: true } before)
            yield return $"{before.Failed.Count} tests fail in different ways, and a candidate must mend {(before.Failed.Count == 2 ? "both" : "all of them")}; with --fix-some, one that mends some and breaks none will do.";
    }

    /// <summary>The first few names, and how many more there are.</summary>
    public static string Names(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return string.Join(", ", all.Take(Named)) + (all.Length > Named ? $" and {all.Length - Named} more" : "");
    }
}
