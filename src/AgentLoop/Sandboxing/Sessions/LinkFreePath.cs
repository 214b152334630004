using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>Resolves every link in a path.</summary>
internal static unsafe class LinkFreePath
{
    private const int CurrentFolder = -100;
    private const int PathOnly = 0x200000;

    /// <summary>The path without links; the path itself where there is nothing, or where this system cannot tell.</summary>
    public static string Of(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!ChildLauncher.CanSpawn || BubblewrapFork.Find(full) is not null)
            return full;
        nint descriptor;
        fixed (byte* name = Encoding.UTF8.GetBytes(full + '\0'))
            descriptor = Libc.Syscall(SystemCall.OpenAt.Number, CurrentFolder, (nint)name, PathOnly | Libc.O_CLOEXEC, 0, 0);
        using SafeFileHandle place = new(descriptor, ownsHandle: true);
        return place.IsInvalid
            ? full
            : new FileInfo("/proc/self/fd/" + descriptor.ToString(CultureInfo.InvariantCulture)).LinkTarget ?? full;
    }

    /// <summary>Whether a path is another one or lies in it. Both are without links.</summary>
    public static bool IsWithin(string path, string folder) =>
        string.Equals(path, folder, StringComparison.Ordinal)
        || path.StartsWith(folder.EndsWith('/') ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
