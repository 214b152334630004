namespace AgentLoop;

/// <summary>The numbers git writes for <see cref="WorkspaceFileMode"/>.</summary>
internal static class GitModes
{
    public static string ToGitMode(this WorkspaceFileMode mode) => mode switch
    {
        WorkspaceFileMode.Executable => "100755",
        WorkspaceFileMode.SymbolicLink => "120000",
        _ => "100644",
    };

    /// <summary>The mode behind the number; <see langword="null"/> for what no snapshot holds, such as a submodule.</summary>
    public static WorkspaceFileMode? Parse(string number) => number switch
    {
        "100755" => WorkspaceFileMode.Executable,
        "120000" => WorkspaceFileMode.SymbolicLink,
        "100644" or "100664" => WorkspaceFileMode.File,
        _ => null,
    };
}
