namespace AgentLoop;

/// <summary>
/// The harmless part of the host's <c>/etc</c>, as every session sees it: read once and written into each session's own, because every mount costs every
/// command, and a file in memory only the session. What is large is mounted nevertheless.
/// </summary>
internal sealed class BubblewrapSettings
{
    /// <summary>What their paths begin with.</summary>
    public const string Root = "/etc/";

    private const int MostEntries = 64;
    private const long MostBytes = 256 * 1024;

    private static readonly Lazy<BubblewrapSettings> Found = new(() => new BubblewrapSettings(), LazyThreadSafetyMode.PublicationOnly);

    private readonly List<string> _folders = [];
    private readonly List<(string Path, byte[] Content)> _files = [];
    private readonly List<(string Path, string Target)> _links = [];
    private readonly List<string> _mounted = [];

    private BubblewrapSettings()
    {
        foreach (string path in SystemPaths.Readable.Where(path => path.StartsWith(Root, StringComparison.Ordinal) && Path.Exists(path)))
        {
            if (!BubblewrapHome.EtcNames.Contains(path[Root.Length..], StringComparer.Ordinal))
                Take(path);
        }
    }

    public static BubblewrapSettings OfHost => Found.Value;

    /// <summary>The absolute paths of those that are to be mounted; <see cref="WriteTo"/> makes the places for them.</summary>
    public IReadOnlyList<string> Mounted => _mounted;

    /// <summary>Makes a place in that folder, which cannot be made later, for a path below <c>/etc</c> that will be mounted.</summary>
    public static void MakePlace(string etc, string path, bool isFolder)
    {
        string place = Path.Combine(etc, path[Root.Length..]);
        if (Path.Exists(place))
            return;
        Directory.CreateDirectory(isFolder ? place : Path.GetDirectoryName(place)!);
        if (!isFolder)
            File.WriteAllBytes(place, []);
    }

    /// <summary>Writes them into the folder that will be <c>/etc</c>.</summary>
    public void WriteTo(string etc)
    {
        foreach (string folder in _folders)
            Directory.CreateDirectory(Path.Combine(etc, folder));
        foreach ((string path, byte[] content) in _files)
            File.WriteAllBytes(Path.Combine(etc, path), content);
        foreach ((string path, string target) in _links)
            File.CreateSymbolicLink(Path.Combine(etc, path), target);
    }

    /// <summary>What leads into a folder of the system leads there inside too; whatever else a link leads to is out of sight there, and taken in its place.</summary>
    private void Take(string path)
    {
        string real = LinkFreePath.Of(path);
        string name = path[Root.Length..];
        if (Path.GetDirectoryName(name) is { Length: > 0 } parent)
            AddFolder(parent);
        if (real != path && BubblewrapBinds.IsOfSystem(real))
            _links.Add((name, real));
        else if (File.Exists(real))
            _files.Add((name, File.ReadAllBytes(real)));
        else if (IsSmall(real))
            TakeFolder(real, name);
        else
            Mount(path, name);
    }

    private void Mount(string path, string name)
    {
        AddFolder(name);
        _mounted.Add(path);
    }

    private void TakeFolder(string folder, string name)
    {
        AddFolder(name);
        foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            string inside = $"{name}/{entry.Name}";
            if (entry.LinkTarget is { } target)
                _links.Add((inside, target));
            else if (entry is DirectoryInfo)
                TakeFolder(entry.FullName, inside);
            else
                _files.Add((inside, File.ReadAllBytes(entry.FullName)));
        }
    }

    private void AddFolder(string name)
    {
        if (!_folders.Contains(name))
            _folders.Add(name);
    }

    private static bool IsSmall(string folder)
    {
        FileSystemInfo[] entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Take(MostEntries + 1)];
        return entries.Length <= MostEntries && entries.OfType<FileInfo>().Where(file => file.LinkTarget is null).Sum(file => file.Length) <= MostBytes;
    }
}
