using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Tells a file that is not there from a system that cannot say, such as one out of memory or open files.</summary>
internal static class LinuxError
{
    public const int NotPermitted = 1;
    public const int NotFound = 2;
    public const int Interrupted = 4;
    public const int Again = 11;
    public const int AccessDenied = 13;
    public const int NoSpace = 28;
    public const int NotImplemented = 38;

    /// <summary>Whether the thread's last error is that there is no such file, folder or link, or one that a path may not lead to.</summary>
    public static bool IsAbsence => Marshal.GetLastPInvokeError() is
        NotFound
        or 6 // no device
        or 18 // outside of the root
        or 19 // no device either
        or 20 // not a folder
        or 36 // too long a name
        or 40; // a symbolic link

    /// <summary>Whether the thread's last error is that the user may not.</summary>
    public static bool IsDenial => Marshal.GetLastPInvokeError() is AccessDenied or NotPermitted;

    /// <summary>Whether the thread's last error is that a file has no such extended attribute, or its file system has none at all.</summary>
    public static bool IsNoAttribute => Marshal.GetLastPInvokeError() is 61 or 95;

    /// <summary>Closes a file and leaves the thread's last error as it is.</summary>
    public static void CloseQuietly(int file)
    {
        int error = Marshal.GetLastPInvokeError();
        LinuxCalls.close(file);
        Marshal.SetLastPInvokeError(error);
    }

    /// <summary>The thread's last error, said of a path.</summary>
    public static AgentLoopException Say(string path) => new($"\"{path}\" cannot be read: {Marshal.GetLastPInvokeErrorMessage()}.");
}
