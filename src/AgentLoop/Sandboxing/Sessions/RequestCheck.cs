namespace AgentLoop;

/// <summary>Refuses a session that would not be what it says, before anything is made or run.</summary>
internal static class RequestCheck
{
    /// <summary>The request with its paths free of links.</summary>
    /// <exception cref="AgentLoopException">Something in the request cannot be done.</exception>
    public static SandboxRequest Resolve(SandboxRequest request, Toolchain toolchain)
    {
        if ((StartProblem.OfVariables(request.Environment) ?? LimitsCheck.ProblemWith(request.Limits)) is { } problem)
            throw new AgentLoopException(problem);
        if (NetworkGrantCheck.ProblemWith(request.Network) is { } contradiction)
            throw new AgentLoopException(contradiction);
        return request with
        {
            Workspace = Workspace(request.Workspace, toolchain),
            ReadOnlyPaths = [.. request.ReadOnlyPaths.Select(ReadOnlyPath)],
            WritablePaths = [.. request.WritablePaths.Select(path => Workspace(path, toolchain))],
        };
    }

    /// <exception cref="AgentLoopException">Something is required that is not enforced here.</exception>
    public static void Require(SandboxCapabilities capabilities, IReadOnlyList<SandboxPromise> required)
    {
        string[] missing = [.. required.Except(capabilities.Enforced).Select(promise => $"\"{promise}\"")];
        if (missing.Length > 0)
            throw new AgentLoopException(
                $"The sandbox \"{capabilities.Name}\" does not enforce {string.Join(", ", missing)} on this machine, which the request requires.");
    }

    private static string Workspace(string path, Toolchain toolchain)
    {
        if (!Path.IsPathFullyQualified(path))
            throw new AgentLoopException($"The workspace \"{path}\" is not an absolute path.");
        if (File.Exists(path))
            throw new AgentLoopException($"The workspace \"{path}\" is a file, not a folder.");
        if (!Directory.Exists(path))
            throw new AgentLoopException($"The workspace \"{path}\" does not exist.");

        string real = LinkFreePath.Of(path);
        foreach (string kept in Protected(toolchain))
        {
            if (LinkFreePath.IsWithin(LinkFreePath.Of(kept), real))
                throw new AgentLoopException(
                    $"The workspace \"{path}\" is or contains \"{kept}\", which must not be writable: use a folder of its own.");
        }

        return real;
    }

    private static IEnumerable<string> Protected(Toolchain toolchain) =>
    [
        Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        .. new[] { Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Path.GetTempPath() }.Where(folder => folder.Length > 0),
        .. toolchain.Folders,
        .. SystemPaths.Programs.Where(Directory.Exists),
        "/etc", "/proc", "/sys", "/dev",
    ];

    private static string ReadOnlyPath(string path)
    {
        if (!Path.IsPathFullyQualified(path))
            throw new AgentLoopException($"The read-only path \"{path}\" is not an absolute path.");
        if (!Path.Exists(path))
            throw new AgentLoopException($"The read-only path \"{path}\" does not exist.");
        string real = LinkFreePath.Of(path);
        return string.Equals(real, Path.GetPathRoot(real), StringComparison.Ordinal)
            ? throw new AgentLoopException($"The read-only path \"{path}\" is the whole file system: name the folders that are needed.")
            : real;
    }
}
