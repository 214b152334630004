namespace AgentLoop;

/// <summary>The folders of a probe: the bait outside, and workspaces. They go with it.</summary>
internal sealed class ProbePlace : IDisposable
{
    private const UnixFileMode PassThrough =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const UnixFileMode Everything = (UnixFileMode)0x1FF;

    private readonly DirectoryInfo _place;

    private ProbePlace(DirectoryInfo place)
    {
        _place = place;
        Outside = place.CreateSubdirectory("outside").FullName;
    }

    /// <summary>A folder that no session is given. Everybody may do everything there, so that only the sandbox can be what holds it off.</summary>
    public string Outside { get; }

    /// <summary>What tells the bait of this probe from everything else; it is in no path.</summary>
    public string Secret => "bait of " + _place.Name;

    /// <summary>The name that a session gives to what it leaves behind.</summary>
    public string LeftName => _place.Name + ".left";

    public static ProbePlace Create()
    {
        ProbePlace place = new(Directory.CreateTempSubdirectory("agentloop-probe-"));
        if (!OperatingSystem.IsWindows())
        {
            place._place.UnixFileMode = PassThrough;
            File.SetUnixFileMode(place.Outside, Everything);
        }

        return place;
    }

    /// <summary>A new, empty workspace.</summary>
    public string Workspace(string name) => _place.CreateSubdirectory(name).FullName;

    /// <summary>The path of a file of bait with this content.</summary>
    public string Bait(string name, string content)
    {
        string path = Path.Combine(Outside, name);
        File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Everything);
        return path;
    }

    public void Dispose() => SessionFolder.Remove(_place.FullName);
}
