using System.Security.Cryptography;

namespace AgentLoop.ConformanceTests;

/// <summary>The folders of a trial on the host, and what is in them before it begins.</summary>
internal sealed class SceneFolders : IAsyncDisposable
{
    public const string Kept = "kept\n";

    private readonly string _place = Directory.CreateTempSubdirectory("agentloop-conformance-").FullName;

    public SceneFolders()
    {
        foreach (string folder in (string[])[Workspace, Outside, Granted, Checkout, Helper])
            Directory.CreateDirectory(folder);
        foreach (string file in (string[])[InOutside("file"), InGranted("file"), InWorkspace("file"), Path.Combine(Checkout, "file")])
            File.WriteAllText(file, Kept);
        File.WriteAllText(InOutside("secret"), Secret + "\n");
    }

    /// <summary>What must not be read; also a name that nothing else has.</summary>
    public string Secret { get; } = "secret" + RandomNumberGenerator.GetHexString(16, lowercase: true);

    /// <summary>The session's.</summary>
    public string Workspace => Path.Combine(_place, "workspace");

    /// <summary>Nobody's but the host's.</summary>
    public string Outside => Path.Combine(_place, "outside");

    /// <summary>The session may read it.</summary>
    public string Granted => Path.Combine(_place, "granted");

    /// <summary>Where what comes out of the workspace is taken to.</summary>
    public string Checkout => Path.Combine(_place, "checkout");

    /// <summary>Where the host's helpers work.</summary>
    public string Helper => Path.Combine(_place, "helper");

    public string Root => _place;

    public string InWorkspace(string name) => Path.Combine(Workspace, name);

    public string InOutside(string name) => Path.Combine(Outside, name);

    public string InGranted(string name) => Path.Combine(Granted, name);

    /// <summary>Whether anything was changed that may only be read, or not even that.</summary>
    public bool AreHarmed() =>
        !IsWhole(Outside, "file", "secret") || !Kept.Equals(TextOf(InOutside("file")), StringComparison.Ordinal)
        || !Kept.Equals(TextOf(InGranted("file")), StringComparison.Ordinal) || Path.Exists(InGranted("new"));

    /// <summary>The text of a file; <see langword="null"/> where there is none that can be read.</summary>
    public static string? TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Removes them; by the system's own program where they are too deep for the framework's.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            await HostShell.RunAsync(this, "chmod -R u+rwX .; rm -rf -- workspace outside granted checkout helper");
            Directory.Delete(Root, recursive: true);
        }
    }

    private static bool IsWhole(string folder, params string[] names) =>
        names.Order(StringComparer.Ordinal).SequenceEqual(Directory.GetFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal));
}
