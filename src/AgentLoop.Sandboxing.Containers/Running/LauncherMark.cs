using System.Buffers;
using System.Globalization;
using System.Text;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// Tells for which command an engine's process outside of the container works. Podman gives its monitor of a command, whose child that command is,
/// the variables whose names begin so and hardly another; nothing in the container gets it or can write it. Docker's monitor is one for all
/// commands and has none.
/// </summary>
internal static class LauncherMark
{
    public const string Name = "LC_AGENTLOOP_CHILD";

    private const int EnvironmentRoom = 256 * 1024;
    private const int MostSteps = 8;
    private const int Init = 1;

    /// <summary>The mark of the process or of the nearest that started it; <see langword="null"/> where none of them outside a container has one.</summary>
    public static string? Above(int id)
    {
        for (int step = 0; step < MostSteps && id > Init; step++)
        {
            // The mark first: that the process is still there after it, and outside, makes that its own.
            string? mark = Of(id);
            if (!ProcStatus.IsOutside(id))
                return null;
            if (mark is not null)
                return mark;
            id = ContainerLook.Entry(id)?.Parent ?? Init;
        }

        return null;
    }

    private static string? Of(int id)
    {
        byte[] room = ArrayPool<byte>.Shared.Rent(EnvironmentRoom);
        string all = '\0' + Encoding.Latin1.GetString(ProcFile.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/environ"), room));
        ArrayPool<byte>.Shared.Return(room);
        int at = all.IndexOf($"\0{Name}=", StringComparison.Ordinal);
        return at < 0 ? null : all[(at + Name.Length + 2)..].Split('\0', 2)[0];
    }
}
