using System.Text;

namespace AgentLoop;

/// <summary>Refuses the folders that a session cannot have.</summary>
internal static class PathCheck
{
    private const int CurrentFolder = -100;
    private const int WriteAndEnter = 3;

    private static readonly SystemCall AccessAt = new(269, 48);

    /// <summary>The path of a folder to be written, free of links on its way.</summary>
    /// <exception cref="AgentLoopException">It is no folder of its own that the host's user may write.</exception>
    public static string Writable(string what, string path, Toolchain toolchain)
    {
        if (!Path.IsPathFullyQualified(path))
            throw new AgentLoopException($"The {what} \"{path}\" is not an absolute path.");
        if (File.Exists(path))
            throw new AgentLoopException($"The {what} \"{path}\" is a file, not a folder.");
        if (!Directory.Exists(path))
            throw new AgentLoopException($"The {what} \"{path}\" does not exist.");

        string real = LinkFreePath.Of(path);
        if (KeptPaths.Against(real, toolchain) is { } kept)
            throw new AgentLoopException($"The {what} \"{path}\" is, contains or belongs to \"{kept}\", which must not be writable: use a folder of its own.");
        if (new FileInfo(Path.TrimEndingDirectorySeparator(path)).LinkTarget is not null)
            throw new AgentLoopException($"The {what} \"{path}\" is a symbolic link: name the folder that it leads to, \"{real}\".");
        if (!IsWritable(real))
            throw new AgentLoopException($"The {what} \"{path}\" is read-only for this user, so that nothing could be done in it.");
        return real;
    }

    /// <summary>A path to be read, free of links.</summary>
    /// <exception cref="AgentLoopException">There is no such path, or it is everything.</exception>
    public static string Readable(string path)
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

    /// <summary>Whether the kernel would let this user make something there; elsewhere than on Linux that shows when it is tried.</summary>
    private static unsafe bool IsWritable(string folder)
    {
        if (!ChildLauncher.CanSpawn)
            return true;
        fixed (byte* name = Encoding.UTF8.GetBytes(folder + '\0'))
            return Libc.Syscall(AccessAt.Number, CurrentFolder, (nint)name, WriteAndEnter, 0, 0) == 0;
    }
}
