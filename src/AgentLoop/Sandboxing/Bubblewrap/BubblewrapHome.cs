using System.Text;

namespace AgentLoop;

/// <summary>Writes the few files that a session needs before anything runs in it.</summary>
internal static class BubblewrapHome
{
    /// <summary>
    /// Names without which programs fail in strange ways: <c>dotnet restore</c> asks again and again who it is, and sockets need <c>localhost</c>.
    /// </summary>
    private static readonly (string Name, string Content)[] Etc =
    [
        ("passwd", $"root:x:0:0:root:/:/bin/false\nagent:x:1000:1000:agent:{BubblewrapPath.Home}:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n"),
        ("group", "root:x:0:\nagent:x:1000:\nnogroup:x:65534:\n"),
        ("nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\nservices: files\nprotocols: files\n"),
        ("hosts", $"127.0.0.1 localhost {BubblewrapArguments.HostName}\n::1 localhost\n"),
    ];

    /// <summary>The files of <c>/etc</c> that are the session's own.</summary>
    public static IEnumerable<string> EtcNames => Etc.Select(file => file.Name);

    /// <exception cref="AgentLoopException">They cannot be written.</exception>
    public static void Furnish(BubblewrapStage stage, Toolchain toolchain, uint? owner)
    {
        string folder = stage.Space.Root + stage.Folder;
        try
        {
            BubblewrapSettings.OfHost.WriteTo(folder + "/etc");
            foreach ((string name, string content) in Etc)
                File.WriteAllText($"{folder}/etc/{name}", content);
            foreach (BubblewrapBind bind in stage.Binds.Where(bind => bind.Target.StartsWith(BubblewrapSettings.Root, StringComparison.Ordinal)))
                BubblewrapSettings.MakePlace(folder + "/etc", bind.Target, Directory.Exists(stage.Space.Root + bind.Source));
            SessionFolder.SkipFirstUse(folder + "/home", toolchain);
            foreach (string path in Directory.EnumerateFileSystemEntries(folder + "/home", "*", SearchOption.AllDirectories))
                Give(path, owner ?? EffectiveUser.Id);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new AgentLoopException($"The home of a bubblewrap session could not be furnished: {refused.Message}", refused);
        }
    }

    private static unsafe void Give(string path, uint user)
    {
        if (user == EffectiveUser.Id)
            return;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            nint given = Libc.Syscall(
                NamespaceCalls.ChangeOwnerAt.Number, MountSteps.CurrentFolder, (nint)name, (nint)user, (nint)user, MountSteps.NoFollow);
            if (given != 0)
                throw RawCalls.Refusal($"give \"{path}\" away", Libc.Errno);
        }
    }
}
