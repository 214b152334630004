namespace AgentLoop;

/// <summary>Of the host's <c>PATH</c> the folders that a contained session can read.</summary>
internal static class ReachablePath
{
    private static readonly Lazy<string[]> RealPrograms =
        new(() => [.. SystemPaths.Programs.Concat(Toolchain.OfHost.Folders).Where(Path.Exists).Select(LinkFreePath.Of)]);

    /// <summary>A <c>PATH</c>, after folders of the session's own.</summary>
    public static string Of(SessionPlan plan, params IReadOnlyList<string> first)
    {
        string[] readable = [.. RealPrograms.Value, .. plan.Request.ReadOnlyPaths];
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(folder => Path.IsPathFullyQualified(folder) && IsWithinAny(LinkFreePath.Of(folder), readable));
        return string.Join(Path.PathSeparator, [.. first, .. folders, .. OptionalRoot(plan)]);
    }

    private static bool IsWithinAny(string path, string[] folders) => folders.Any(folder => LinkFreePath.IsWithin(path, folder));

    private static string[] OptionalRoot(SessionPlan plan) => plan.Toolchain.DotnetRoot is { } root ? [root] : [];
}
