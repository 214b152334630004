using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop;

/// <summary>Gives files to another user, so that one without privileges can go on working on them.</summary>
internal static unsafe class FileOwner
{
    /// <summary>Gives a file, or a symbolic link itself, to a user and the group of the same number.</summary>
    /// <exception cref="IOException">It cannot be given away.</exception>
    public static void Set(string path, uint? owner)
    {
        if (owner is not { } user)
            return;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            if (LinuxCalls.fchownat(LinuxFlags.CurrentFolder, name, user, user, LinuxFlags.NotFollowing) != 0)
                throw new IOException($"\"{path}\" cannot be given to the user {user}: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }
}
