using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop;

/// <summary>Opens what is below a folder, also while others move things about: the kernel itself refuses every way out.</summary>
/// <remarks>See openat2(2).</remarks>
internal static unsafe class BeneathPath
{
    private const int MostTries = 1000;

    private static volatile bool walks;

    /// <summary>Opens without passing through any symbolic link. The open file, or -1 with the reason in the thread's last error.</summary>
    public static int Open(int root, ReadOnlySpan<byte> path, int flags) => walks ? Walk(root, path, flags) : OpenAtOnce(root, path, flags);

    /// <summary>Opens without passing through any symbolic link. The open file, or -1 with the reason in the thread's last error.</summary>
    public static int Open(int root, string path, int flags)
    {
        Span<byte> bytes = stackalloc byte[512];
        return Encoding.UTF8.TryGetBytes(path, bytes, out int length)
            ? Open(root, bytes[..length], flags)
            : Open(root, Encoding.UTF8.GetBytes(path), flags);
    }

    /// <summary>
    /// Opens through symbolic links that stay below. The open file, or -1 with the reason in the thread's last error. There is no other way where
    /// the kernel lacks the call.
    /// </summary>
    public static int OpenThroughLinks(int root, string path, int flags, uint mode)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
            return Call(root, name, OpenHow.Beneath(flags, mode));
    }

    /// <summary>The same as <see cref="Open(int, ReadOnlySpan{byte}, int)"/> with one call for each part of the path: for kernels and containers without <c>openat2</c>.</summary>
    public static int Walk(int root, ReadOnlySpan<byte> path, int flags)
    {
        int folder = root;
        for (int slash; (slash = path.IndexOf((byte)'/')) >= 0; path = path[(slash + 1)..])
        {
            int next = OpenPart(folder, path[..slash], LinuxFlags.PathOnly | LinuxFlags.ReadFolder);
            Close(folder, root);
            if (next < 0)
                return -1;
            folder = next;
        }

        int opened = OpenPart(folder, path.IsEmpty ? "."u8 : path, flags | LinuxFlags.NoFollow);
        Close(folder, root);
        return opened;
    }

    private static int OpenAtOnce(int root, ReadOnlySpan<byte> path, int flags)
    {
        int opened;
        fixed (byte* name = Terminate(path.IsEmpty ? "."u8 : path))
            opened = Call(root, name, OpenHow.BeneathWithoutLinks(flags));
        if (opened >= 0 || Marshal.GetLastPInvokeError() is not (LinuxError.NotImplemented or LinuxError.NotPermitted))
            return opened;
        walks = true;
        return Walk(root, path, flags);
    }

    /// <summary>
    /// Again where a move elsewhere kept the kernel from being sure. A file that somebody has a lease on says the same for as long as he likes, so that there is
    /// an end to it.
    /// </summary>
    private static int Call(int root, byte* name, OpenHow how)
    {
        int opened;
        int left = MostTries;
        do
            opened = (int)LinuxCalls.openat2(LinuxFlags.OpenAt2Number, root, name, &how, sizeof(OpenHow));
        while (opened < 0 && --left > 0 && Marshal.GetLastPInvokeError() is (LinuxError.Again or LinuxError.Interrupted));
        return opened;
    }

    private static int OpenPart(int folder, ReadOnlySpan<byte> part, int flags)
    {
        if (part.SequenceEqual(".."u8) || part.IsEmpty)
        {
            Marshal.SetLastPInvokeError(LinuxError.NotFound);
            return -1;
        }

        fixed (byte* name = Terminate(part))
            return LinuxCalls.openat(folder, name, flags, 0);
    }

    private static void Close(int folder, int root)
    {
        if (folder != root)
            LinuxError.CloseQuietly(folder);
    }

    private static byte[] Terminate(ReadOnlySpan<byte> path) => [.. path, 0];
}
