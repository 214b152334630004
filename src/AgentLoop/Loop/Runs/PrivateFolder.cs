namespace AgentLoop;

internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Creates a folder that only its owner can look into, where the system has such.</summary>
    /// <exception cref="AgentLoopException">Others could put something else in its place.</exception>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        string parent = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(parent, OwnerOnly);
        if ((File.GetUnixFileMode(parent) & WritableByOthers) != UnixFileMode.None)
            throw new AgentLoopException($"Others may write to \"{parent}\", so runs cannot keep their copies there; make it private, or name another WorkFolder.");
        Directory.CreateDirectory(path, OwnerOnly);
    }
}
