namespace AgentLoop;

/// <summary>Ends what hosts left behind that were killed: their commands would go on changing workspaces that a resumed run works on.</summary>
internal static class Orphans
{
    // What fails once, such as to read a folder that is just going, is tried again by the next session and does not stop all of them.
    private static readonly Lazy<bool> Once = new(
        () =>
        {
            if (ChildLauncher.CanSpawn)
                End();
            return true;
        },
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Looks for them, the first time this process asks.</summary>
    public static void EndOnce() => _ = Once.Value;

    internal static void End()
    {
        List<ProcessEntry> living = ProcessTable.Read();
        IEnumerable<string> sessions = living.Select(process => ProcessMark.Of(process.Id)?.Split('.')[0]).OfType<string>();
        foreach (string session in sessions.Distinct(StringComparer.Ordinal))
        {
            if (SessionOwner.Of(session)?.IsGone(living) == true)
                ProcessTree.KillMarked(session + ".");
        }

        foreach (string folder in Folders(Path.GetTempPath(), living))
            SessionFolder.Remove(folder);
        foreach (string group in LimitMeans.OfHost.Homes.SelectMany(home => Folders(home.Folder, living)))
            ControlGroup.Remove(group);
    }

    private static string[] Folders(string place, List<ProcessEntry> living) =>
        [.. Directory.EnumerateDirectories(place, "agentloop-*").Where(folder => SessionOwner.Of(Path.GetFileName(folder))?.IsGone(living) == true)];
}
