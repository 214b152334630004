namespace AgentLoop;

/// <summary>Files and listeners of the host that a session must not reach.</summary>
internal sealed class ProbeBait : IDisposable
{
    private const string Kept = "kept";
    private const string SecretName = "secret";
    private const string SocketName = "socket";

    private readonly ProbePlace _place;

    private ProbeBait(ProbePlace place) => _place = place;

    public ProbeListener Tcp { get; } = ProbeListener.Tcp();

    public ProbeListener Udp { get; } = ProbeListener.Udp();

    public required ProbeListener UnixPath { get; init; }

    public required ProbeListener UnixName { get; init; }

    public static ProbeBait Lay(ProbePlace place)
    {
        place.Bait(Kept, place.Secret);
        place.Bait(SecretName, "content: " + place.Secret);
        return new ProbeBait(place)
        {
            UnixPath = ProbeListener.Unix(Path.Combine(place.Outside, SocketName)),
            UnixName = ProbeListener.Unix('\0' + place.LeftName),
        };
    }

    /// <summary>What happened to it.</summary>
    public void Note(ProbeFindings findings)
    {
        string[] expected = [Kept, SecretName, .. UnixPath.Exists ? new[] { SocketName } : []];
        IEnumerable<string> there = Directory.EnumerateFileSystemEntries(_place.Outside).Select(path => Path.GetFileName(path));
        bool written = !there.Order(StringComparer.Ordinal).SequenceEqual(expected, StringComparer.Ordinal)
            || !string.Equals(File.ReadAllText(Path.Combine(_place.Outside, Kept)), _place.Secret, StringComparison.Ordinal);
        findings.NoteIf(written, SandboxPromise.WriteIsolation);
        findings.NoteIf(Tcp.WasReached || Udp.WasReached, SandboxPromise.NetworkIsolation);
        findings.NoteIf(UnixPath.WasReached || UnixName.WasReached, SandboxPromise.SocketIsolation);
    }

    /// <summary>Takes away what was left in places that all sessions have in common.</summary>
    public void Dispose()
    {
        Tcp.Dispose();
        Udp.Dispose();
        UnixPath.Dispose();
        UnixName.Dispose();
        foreach (string place in (string[])["/tmp", "/var/tmp", "/dev/shm"])
        {
            if (Directory.Exists(place))
                File.Delete(Path.Combine(place, _place.LeftName));
        }
    }
}
