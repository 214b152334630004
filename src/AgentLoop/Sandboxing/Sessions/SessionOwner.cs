using System.Globalization;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The process that opened a session, told from every other one of this machine, also from a later one with the same number.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SessionOwner(string Namespace, int ProcessId, long Started)
{
    private const string Prefix = "agentloop";

    private static readonly Lazy<SessionOwner> ThisProcess = new(Find);

    public static SessionOwner Current => ThisProcess.Value;

    /// <summary>What the names of all its sessions begin with.</summary>
    public string NamePrefix => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Namespace}-{ProcessId}-{Started}-");

    /// <summary>The owner that a session's name tells; <see langword="null"/> for what is no such name.</summary>
    public static SessionOwner? Of(string sessionName) =>
        sessionName.Split('-') is [Prefix, { Length: > 0 } space, var process, var started, _]
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
        && long.TryParse(started, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
            ? new SessionOwner(space, id, ticks)
            : null;

    /// <summary>Whether it is certain that the process has ended. One of another container cannot be seen from here.</summary>
    public bool IsGone(IEnumerable<ProcessEntry> living)
    {
        SessionOwner owner = this;
        return string.Equals(Namespace, Current.Namespace, StringComparison.Ordinal)
            && !living.Any(process => process.Id == owner.ProcessId && process.Started == owner.Started);
    }

    private static SessionOwner Find()
    {
        if (!OperatingSystem.IsLinux())
            return new SessionOwner("0", Environment.ProcessId, 0);
        string space = new FileInfo("/proc/self/ns/pid").LinkTarget ?? "";
        long started = ProcessTable.Read().FirstOrDefault(process => process.Id == Environment.ProcessId).Started;
        return new SessionOwner(string.Concat(space.Where(char.IsAsciiDigit)), Environment.ProcessId, started);
    }
}
