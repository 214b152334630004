namespace AgentLoop;

/// <summary>Which paths a session may use and how.</summary>
internal static class LandlockRules
{
    /// <exception cref="AgentLoopException">The kernel refused.</exception>
    public static LandlockRuleset Create(SessionPlan plan, LandlockVersion version)
    {
        LandlockRuleset rules = LandlockRuleset.Create(version, allowNetwork: plan.Request.Network.Access != NetworkAccess.None);
        try
        {
            Allow(rules, Programs(plan), LandlockRights.Run);
            Allow(rules, SystemPaths.Readable, LandlockRights.Look);
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

    private static IEnumerable<string> Programs(SessionPlan plan) =>
        [plan.Folder.Programs, .. SystemPaths.Programs, .. plan.Toolchain.Folders, .. plan.Request.ReadOnlyPaths];

    private static void Allow(LandlockRuleset rules, IEnumerable<string> paths, LandlockRights rights)
    {
        foreach (string path in paths)
            rules.Allow(path, rights);
    }
}
