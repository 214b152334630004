using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop;

/// <summary>Moves a file, or a symbolic link itself wherever it leads, to a place where nothing is.</summary>
internal static unsafe class FileMove
{
    /// <exception cref="IOException">It cannot be moved.</exception>
    public static void Move(string from, string to)
    {
        if (!LinuxCalls.Available)
        {
            File.Move(from, to);
            return;
        }

        if (Path.Exists(to) || new FileInfo(to).LinkTarget is not null)
            throw new IOException($"There is something at \"{to}\" already.");
        fixed (byte* source = Encoding.UTF8.GetBytes(from + '\0'), target = Encoding.UTF8.GetBytes(to + '\0'))
        {
            if (LinuxCalls.renameat(LinuxFlags.CurrentFolder, source, LinuxFlags.CurrentFolder, target) != 0)
                throw new IOException($"\"{from}\" cannot be moved: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }
}
