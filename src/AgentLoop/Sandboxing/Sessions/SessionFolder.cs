namespace AgentLoop;

/// <summary>A session's own home and temporary folder, in one folder that goes with the session.</summary>
internal sealed class SessionFolder : IDisposable
{
    private readonly DirectoryInfo _root;

    private SessionFolder(DirectoryInfo root)
    {
        _root = root;
        Home = root.CreateSubdirectory("home").FullName;
        Temporary = root.CreateSubdirectory("tmp").FullName;
        Programs = root.CreateSubdirectory("bin").FullName;
        Outputs = root.CreateSubdirectory("outputs").FullName;
    }

    /// <summary>The session's name, unlike that of every other session of this machine that is open.</summary>
    public string Name => _root.Name;

    public string Home { get; }

    public string Temporary { get; }

    /// <summary>For programs that stand in for others in the session.</summary>
    public string Programs { get; }

    /// <summary>For what the host writes and no command ever sees.</summary>
    public string Outputs { get; }

    /// <exception cref="AgentLoopException">The system's temporary folder cannot be written.</exception>
    public static SessionFolder Create(Toolchain toolchain)
    {
        try
        {
            SessionFolder folder = new(Directory.CreateTempSubdirectory(SessionOwner.Current.NamePrefix));
            SkipFirstUse(folder.Home, toolchain);
            return folder;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new AgentLoopException(
                $"The sandbox could not make its own folder in \"{Path.GetTempPath()}\": {refused.Message}", refused);
        }
    }

    /// <summary>Removes the folder of a session.</summary>
    public void Dispose() => Remove(_root.FullName);

    /// <summary>Removes a folder however deep and locked a command left it; what still cannot go is left to the system's cleaning.</summary>
    public static void Remove(string folder)
    {
        try
        {
            TreeRemover.Remove(folder);
        }
        catch (AgentLoopException)
        {
            // Nothing the session's owner could do about it.
        }
    }

    /// <summary>What the .NET tools do at their first use in a home takes a lock in the host's temporary folder, which is out of reach.</summary>
    internal static void SkipFirstUse(string home, Toolchain toolchain)
    {
        string migrations = Path.Combine(home, ".local/share/NuGet/Migrations");
        string tools = Path.Combine(home, ".dotnet");
        Directory.CreateDirectory(migrations);
        Directory.CreateDirectory(tools);
        File.Create(Path.Combine(migrations, "1")).Dispose();
        foreach (string version in toolchain.SdkVersions)
        {
            File.Create(Path.Combine(tools, version + ".dotnetFirstUseSentinel")).Dispose();
            File.Create(Path.Combine(tools, version + ".toolpath.sentinel")).Dispose();
        }
    }
}
