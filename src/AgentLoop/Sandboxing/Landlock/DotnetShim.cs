namespace AgentLoop;

/// <summary>
/// A <c>dotnet</c> for the sandbox that builds in one process: MSBuild talks to worker processes over sockets in <c>/tmp</c>, and where it cannot, a
/// build of several projects fails without a word. Whoever asks for more with <c>-m</c> gets it.
/// </summary>
internal static class DotnetShim
{
    private const UnixFileMode OwnerAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Writes the program into a folder.</summary>
    public static void Write(string folder, string dotnetRoot)
    {
        string quoted = "'" + Path.Combine(dotnetRoot, "dotnet").Replace("'", "'\\''", StringComparison.Ordinal) + "'";
        FileStreamOptions how = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerAll;
        using StreamWriter writer = new(Path.Combine(folder, "dotnet"), how);
        writer.Write(
            $$"""
            #!/bin/sh
            case "$1" in
            build | msbuild | publish | pack | clean | restore | test) command=$1 && shift && exec {{quoted}} "$command" -m:1 "$@" ;;
            esac
            exec {{quoted}} "$@"

            """);
    }
}
