using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// A named pipe whose other end the first process of a container reads: when this process ends, however it does, the kernel closes our
/// end, that process comes to the end of its input and exits, and the kernel kills what else is in the container.
/// </summary>
internal sealed class Lifeline : IDisposable
{
    /// <summary>
    /// The first process of a container. It opens the pipe so that it never waits for somebody to write, and takes away the dead as it waits
    /// for its child, which anything but the end of the pipe only makes it start again.
    /// </summary>
    public const string Script = "exec 3<>\"$0\" 4<\"$0\" 3>&-; while cat <&4; [ $? -gt 128 ]; do :; done";

    private const int CurrentFolder = -100;
    private const int NamedPipe = 0x1000;
    private const int OwnerReadWrite = 0x180;
    private const UnixFileMode OthersOnly = UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    // mknodat, fchownat
    private static readonly SystemCall MakeNode = new(259, 33);
    private static readonly SystemCall ChangeOwner = new(260, 54);

    private readonly SafeFileHandle _end;

    private Lifeline(string path, SafeFileHandle end)
    {
        FilePath = path;
        _end = end;
    }

    public string FilePath { get; }

    /// <summary>
    /// Makes the pipe. It is the commands' user's own and gives the owner no right, so that of the container's users only the keeper can open
    /// it; it is mounted read-only, so that the owner cannot change that.
    /// </summary>
    /// <exception cref="AgentLoopException">The system refused.</exception>
    public static unsafe Lifeline Tie(string path, ContainerUser commands)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            Check(Libc.Syscall(MakeNode.Number, CurrentFolder, (nint)name, NamedPipe | OwnerReadWrite, 0, 0));
            Lifeline line = new(path, File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite));
            if (ContainerUser.OwnerOf(path) != commands)
                Check(Libc.Syscall(ChangeOwner.Number, CurrentFolder, (nint)name, (nint)commands.User, (nint)commands.Group, 0));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, OthersOnly);
            return line;
        }
    }

    public void Dispose() => _end.Dispose();

    private static void Check(nint result)
    {
        if (result != 0)
            throw new AgentLoopException(
                $"The pipe that ends a container with its host could not be made: {Marshal.GetPInvokeErrorMessage(Libc.Errno)}.");
    }
}
