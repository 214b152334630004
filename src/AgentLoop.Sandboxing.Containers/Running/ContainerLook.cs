using System.Globalization;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// The processes of a container at one moment. Each is looked at as soon as its number is known, and no other of this machine: what lives for a
/// moment only, and in another process the next, is to be seen alive.
/// </summary>
internal sealed class ContainerLook
{
    private ContainerLook()
    {
    }

    public Dictionary<int, ProcessEntry> Living { get; } = [];

    /// <summary>Those that had died before they were looked at, which may have left a child that is not among the living.</summary>
    public List<int> Gone { get; } = [];

    public static ContainerLook At(ContainerGroup group)
    {
        ContainerLook look = new();
        foreach (int id in group.Processes.Reverse())
        {
            if (Entry(id) is { } living)
                look.Living[id] = living;
            else
                look.Gone.Add(id);
        }

        return look;
    }

    /// <summary>A process of this machine; <see langword="null"/> where it is dead.</summary>
    public static ProcessEntry? Entry(int id)
    {
        Span<byte> room = stackalloc byte[1024];
        return ProcessTable.Parse(id, ProcFile.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"), room));
    }
}
