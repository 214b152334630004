namespace AgentLoop;

/// <summary>The bits of a mode that give a program another user's rights or bind a folder to its owner.</summary>
internal static class SpecialBits
{
    private const int All = 0xE00;

    /// <summary>Reports bits that were not there.</summary>
    public static void Flag(string path, FileStatus? now, FileStatus? before, ExportFindings findings)
    {
        if (((now?.RawMode ?? 0) & All & ~(before?.RawMode ?? 0)) != 0)
            findings.Flag(ExportFindingKind.SpecialBits, path, "has a set-user-ID, set-group-ID or sticky bit, which is left out");
    }
}
