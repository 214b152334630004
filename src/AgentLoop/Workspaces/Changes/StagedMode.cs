namespace AgentLoop;

/// <summary>Gives a staged file the permissions it will have in the tree.</summary>
internal static class StagedMode
{
    private const UnixFileMode Read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Sets them: those of the old file, executable or not as the change says. Gives what undoes it, if the old file itself was changed.</summary>
    public static Action? Set(FileChange change, string staged, string old)
    {
        if (OperatingSystem.IsWindows() || new FileInfo(staged).LinkTarget is not null)
            return null;
        bool isNewContent = change.Content is not null && change.Kind != FileChangeKind.Add;
        UnixFileMode before = File.GetUnixFileMode(staged);
        UnixFileMode wanted = Wanted(isNewContent ? File.GetUnixFileMode(old) : before, change.IsExecutable);
        if (wanted == before)
            return null;
        File.SetUnixFileMode(staged, wanted);
        return change.Content is null ? () => Reset(staged, before) : null;
    }

    /// <summary>Whoever may read an executable file may execute it.</summary>
    private static UnixFileMode Wanted(UnixFileMode mode, bool? isExecutable) => isExecutable switch
    {
        true => mode | (UnixFileMode)((int)(mode & Read) >> 2),
        false => mode & ~Execute,
        null => mode,
    };

    private static void Reset(string staged, UnixFileMode before)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(staged, before);
    }
}
