namespace AgentLoop;

/// <summary>Says in a sentence what is wrong with a start before anything is tried.</summary>
internal static class StartProblem
{
    public static string? Of(ChildStart start)
    {
        if (string.IsNullOrEmpty(start.Program))
            return "The command names no program.";
        if (start.Timeout <= TimeSpan.Zero && start.Timeout != Timeout.InfiniteTimeSpan)
            return $"The time-out \"{start.Timeout}\" is not positive.";
        if (start.Timeout.TotalMilliseconds > uint.MaxValue - 1)
            return $"The time-out \"{start.Timeout}\" is longer than 49 days.";
        if (start.MaxOutputBytes < 0)
            return $"The output limit \"{start.MaxOutputBytes}\" is negative.";
        if (start.WorkingDirectory is { } folder && !Directory.Exists(folder))
            return $"The working directory \"{folder}\" does not exist.";
        return start.Arguments.Prepend(start.Program).Any(HasNul)
            ? $"An argument of \"{Shown(start.Program)}\" contains a NUL character."
            : OfVariables(start.Environment);
    }

    /// <summary>What is wrong with a set of variables, in a sentence.</summary>
    public static string? OfVariables(IReadOnlyDictionary<string, string>? environment)
    {
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (name.Length == 0 || name.Contains('=', StringComparison.Ordinal) || HasNul(name) || value is null || HasNul(value))
                return $"The environment variable \"{Shown(name)}\" cannot be set: its name or its value is not allowed.";
        }

        return null;
    }

    private static string Shown(string text) => text.Replace("\0", "\\0", StringComparison.Ordinal);

    private static bool HasNul(string text) => text.Contains('\0', StringComparison.Ordinal);
}
