namespace AgentLoop;

/// <summary>Finds the program a command names as a shell would: with a slash it is a path, without one it is looked up.</summary>
internal static class ProgramPath
{
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The absolute path, or <see langword="null"/> and a sentence.</summary>
    public static string? Find(string program, string workingDirectory, string searchPath, out string failure)
    {
        failure = "";
        if (program.Contains('/', StringComparison.Ordinal) || Path.IsPathRooted(program))
            return FindAt(Path.Combine(workingDirectory, program), out failure);

        foreach (string folder in searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (string name in Names(program))
            {
                string candidate = Path.Combine(workingDirectory, folder, name);
                if (File.Exists(candidate) && IsExecutable(candidate))
                    return candidate;
            }
        }

        failure = $"The program \"{program}\" was not found in PATH, which is \"{searchPath}\".";
        return null;
    }

    private static string? FindAt(string path, out string failure)
    {
        failure = Directory.Exists(path) ? $"\"{path}\" is a folder, not a program."
            : !File.Exists(path) ? $"There is no program \"{path}\"."
            : !IsExecutable(path) ? $"The file \"{path}\" is not executable."
            : "";
        return failure.Length == 0 ? path : null;
    }

    private static string[] Names(string program) =>
        OperatingSystem.IsWindows() && !Path.HasExtension(program) ? [program + ".exe", program + ".cmd", program] : [program];

    private static bool IsExecutable(string path) =>
        OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != UnixFileMode.None;
}
