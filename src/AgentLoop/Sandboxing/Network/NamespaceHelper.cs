using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>
/// Brings up a network namespace that the host may not enter itself, because it needs to enter a user namespace first, which a process of several
/// threads cannot: a small program does it, and the socket that it opens there is taken over from it.
/// </summary>
internal static class NamespaceHelper
{
    // Says its number and that of its socket on its descriptor 3, and waits for the end of its descriptor 4.
    private const string Program =
        """
        use Socket;
        my ($listen, $port) = @ARGV;
        my ($lo, $socket, $ready, $wait, $up);
        open($ready, ">&=", 3) && open($wait, "<&=", 4) or die "descriptors: $!";
        $up = pack("a16 s x22", "lo", 1);
        socket($lo, AF_INET, SOCK_DGRAM, 0) && ioctl($lo, 0x8914, $up) or die "lo: $!";
        socket($socket, AF_INET, SOCK_STREAM, 0) && bind($socket, sockaddr_in($port, INADDR_ANY)) or die "bind: $!";
        $listen && (listen($socket, 128) or die "listen: $!");
        syswrite($ready, "$$ " . fileno($socket));
        close($ready);
        sysread($wait, my $end, 1);
        """;

    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    /// <summary>The socket that listens in the namespace, where one is wanted.</summary>
    /// <param name="path">The namespace, such as <c>/proc/[pid]/ns/net</c>, beside the user namespace that it belongs to.</param>
    /// <param name="listen">Whether a socket is wanted.</param>
    /// <exception cref="AgentLoopException">The namespace cannot be entered, or Perl or <c>nsenter</c> are missing.</exception>
    public static async ValueTask<Socket?> EnterAsync(string path, bool listen)
    {
        using Pipe ready = Pipe.Open();
        using Pipe end = Pipe.Open();
        Task<ChildResult> helper = ChildProcess.RunAsync(Start(path, listen, [ready.Writer, end.Reader]), CancellationToken.None).AsTask();
        ready.Writer.Dispose();
        string said = await BlockingThreads.RunAsync(() => ReadToEnd(ready.Reader)).ConfigureAwait(false);
        Socket? socket = listen && said.Split(' ') is [var process, var number] ? Take(Number(process), Number(number)) : null;
        end.Writer.Dispose();
        ChildResult result = await helper.ConfigureAwait(false);
        if (said.Length > 0 && (socket is not null || !listen))
            return socket;
        throw new AgentLoopException(
            "A network can be granted only where the host may enter the network namespace of the sandbox, by CAP_SYS_ADMIN or with the programs "
            + $"\"nsenter\" and \"perl\": {result.StartFailure ?? Encoding.UTF8.GetString(result.StandardError).Trim()}");
    }

    private static ChildStart Start(string path, bool listen, IReadOnlyList<SafeFileHandle> descriptors) => new()
    {
        Program = "nsenter",
        Arguments =
        [
            "--user=" + Path.Combine(Path.GetDirectoryName(path) ?? "", "user"), "--net=" + path, "--preserve-credentials", "--",
            "perl", "-e", Program, listen ? "1" : "0", ProxyVariables.Port.ToString(CultureInfo.InvariantCulture),
        ],
        ClearEnvironment = true,
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "" },
        Timeout = Most,
        Descriptors = descriptors,
    };

    private static string ReadToEnd(SafeFileHandle pipe)
    {
        using StreamReader reader = new(new FileStream(pipe, FileAccess.Read, bufferSize: 0));
        return reader.ReadToEnd().Trim();
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>See pidfd_getfd(2); <see langword="null"/> where the kernel refuses.</summary>
    private static Socket? Take(int process, int number)
    {
        using SafeFileHandle handle = new(Libc.Syscall(SystemCall.OpenProcess.Number, process, 0, 0, 0, 0), ownsHandle: true);
        if (handle.IsInvalid)
            return null;
        nint taken = Libc.Syscall(SystemCall.TakeDescriptor.Number, handle.DangerousGetHandle(), number, 0, 0, 0);
        return taken < 0 ? null : new Socket(new SafeSocketHandle(taken, ownsHandle: true));
    }
}
