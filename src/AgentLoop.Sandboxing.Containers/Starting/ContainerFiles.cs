using System.Globalization;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>The files of the host that a container gets in place of its image's: who there is, and nothing about this machine.</summary>
internal sealed class ContainerFiles
{
    private static readonly string[] Mounted = ["passwd", "group", "hosts", "resolv.conf"];

    private readonly string _folder;

    private ContainerFiles(string folder) => _folder = folder;

    /// <summary>What is mounted read-only where.</summary>
    public IEnumerable<ContainerMount> Mounts =>
        Mounted.Select(name => ContainerMount.ReadOnly(Path.Combine(_folder, name), "/etc/" + name));

    public string Lifeline => Path.Combine(_folder, "lifeline");

    public string Seccomp => Path.Combine(_folder, "seccomp.json");

    /// <exception cref="IOException">The session's folder cannot be written.</exception>
    public static ContainerFiles Write(SessionFolder session, ContainerUser user)
    {
        string folder = Path.Combine(Path.GetDirectoryName(session.Home)!, "container");
        Directory.CreateDirectory(folder);
        ContainerFiles files = new(folder);
        files.Write("passwd", string.Create(
            CultureInfo.InvariantCulture, $"{ContainerPlaces.User}:x:{user.User}:{user.Group}::{ContainerPlaces.Home}:/bin/sh\n") + "root:x:0:0::/:/bin/sh\n");
        files.Write("group", string.Create(CultureInfo.InvariantCulture, $"{ContainerPlaces.User}:x:{user.Group}:\nroot:x:0:\n"));
        files.Write("hosts", $"127.0.0.1 localhost {ContainerPlaces.HostName}\n::1 localhost {ContainerPlaces.HostName}\n");
        files.Write("resolv.conf", "");
        return files;
    }

    private void Write(string name, string content)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }
}
