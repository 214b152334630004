namespace AgentLoop;

/// <summary>Which paths a session may use and how.</summary>
internal static class LandlockRules
{
    private static readonly Lazy<string[]> RealPrograms =
        new(() => [.. SystemPaths.Programs.Concat(Toolchain.OfHost.Folders).Where(Path.Exists).Select(LinkFreePath.Of)]);

    /// <exception cref="AgentLoopException">The kernel refused.</exception>
    public static LandlockRuleset Create(SessionPlan plan, LandlockVersion version)
    {
        LandlockRuleset rules = LandlockRuleset.Create(version, allowNetwork: plan.Request.Network.Access != NetworkAccess.None);
        try
        {
            Allow(rules, Programs(plan), LandlockRights.Run);
            Allow(rules, [.. SystemPaths.Readable, plan.Folder.Gates], LandlockRights.Look);
            Allow(rules, SystemPaths.Devices, LandlockRights.Device);
            Allow(rules, [plan.Folder.Home, plan.Folder.Temporary, .. plan.Request.WritablePaths], LandlockRights.Own);
            if (!rules.Allow(plan.Request.Workspace, LandlockRights.Own))
                throw new AgentLoopException($"The workspace \"{plan.Request.Workspace}\" cannot be opened.");
            return rules;
        }
        catch
        {
            rules.Dispose();
            throw;
        }
    }

    /// <summary>Of the host's <c>PATH</c> the folders that can be read, after the session's own stand-ins.</summary>
    public static string SearchPath(SessionPlan plan)
    {
        string[] readable = [.. RealPrograms.Value, .. plan.Request.ReadOnlyPaths];
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(folder => Path.IsPathFullyQualified(folder) && IsWithinAny(LinkFreePath.Of(folder), readable));
        return string.Join(Path.PathSeparator, [plan.Folder.Programs, .. folders, .. OptionalRoot(plan)]);
    }

    private static bool IsWithinAny(string path, string[] folders) => folders.Any(folder => LinkFreePath.IsWithin(path, folder));

    private static string[] OptionalRoot(SessionPlan plan) => plan.Toolchain.DotnetRoot is { } root ? [root] : [];

    private static IEnumerable<string> Programs(SessionPlan plan) =>
        [plan.Folder.Programs, .. SystemPaths.Programs, .. plan.Toolchain.Folders, .. plan.Request.ReadOnlyPaths];

    private static void Allow(LandlockRuleset rules, IEnumerable<string> paths, LandlockRights rights)
    {
        foreach (string path in paths)
            rules.Allow(path, rights);
    }
}
