using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop;

/// <summary>
/// Where a process waits, made but not yet the program it is to become, until its limits have been set from outside: two named pipes, each of
/// which it opens for reading, and that blocks until somebody opens it for writing.
/// </summary>
/// <remarks>
/// A shell that sets limits and then becomes the program would do without this, but not hand on every variable as it is, run a file without
/// "#!" line as a script, be open to a library that is loaded into it, and say only in words why a program could not be executed.
/// After the second pipe the process needs the first one's name once more: who removes it lets the process end instead of going on.
/// </remarks>
internal sealed unsafe class SpawnGate : IDisposable
{
    private const int WriteOnly = 1;
    private const int ReadWrite = 2;
    private const int NoBlock = 0x800;
    private const int NamedPipe = 0x1180;
    private const string FirstEnd = ".1";
    private const string SecondEnd = ".2";
    private const string MovedEnd = ".moved";

    private static long _made;

    private readonly string _first;
    private readonly string _second;
    private readonly int[] _held = [-1, -1, -1, -1];
    private volatile bool _over;

    private readonly string _hostRoot;

    private SpawnGate(string path, string hostRoot)
    {
        _hostRoot = hostRoot;
        _first = path + FirstEnd;
        _second = path + SecondEnd;
    }

    /// <summary>Whether the process has started or failed to, so that nobody is to be waited for.</summary>
    public bool IsOver => _over;

    /// <exception cref="AgentLoopException">The folder takes no named pipes.</exception>
    public static SpawnGate Make(string folder, string hostRoot)
    {
        SpawnGate gate = new(Path.Combine(folder, Interlocked.Increment(ref _made).ToString(CultureInfo.InvariantCulture)), hostRoot);
        foreach (string path in (string[])[gate._first, gate._second])
        {
            if (Call(SystemCall.MakeNodeAt, path, NamedPipe) < 0)
                throw new AgentLoopException($"The system refused a named pipe in \"{folder}\": {Marshal.GetPInvokeErrorMessage(Libc.Errno)}.");
        }

        return gate;
    }

    /// <summary>Lets the processes end that wait at the gates of a host that is dead: the name they need is taken away before they are let go.</summary>
    public static void Clear(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (string path in Directory.GetFiles(folder, "*" + FirstEnd))
            File.Move(path, path + MovedEnd);
        int[] open = [.. Directory.GetFiles(folder).Select(path => Open(path, ReadWrite | NoBlock))];
        if (open.Length > 0)
            Thread.Sleep(50);
        foreach (int descriptor in open)
            _ = Libc.Close(descriptor);
    }

    /// <summary>Adds the waiting to what the process does before it becomes the program; the descriptor is a free one.</summary>
    public void AddTo(void* actions, int descriptor)
    {
        Add(actions, descriptor, _hostRoot + _first, 0);
        Add(actions, descriptor, _hostRoot + _second, 0);
        Add(actions, descriptor, _hostRoot + _first, NoBlock);
    }

    /// <summary>Blocks until the process waits, or will never; whether the gate is still there.</summary>
    public bool Await() => (_held[0] = Open(_first, WriteOnly)) >= 0;

    /// <summary>Lets the process go on; whether the gate is still there.</summary>
    public bool LetGo() => (_held[1] = Open(_second, WriteOnly)) >= 0;

    /// <summary>Lets the process end; whether the gate is still there.</summary>
    public bool Refuse()
    {
        File.Delete(_first);
        return LetGo();
    }

    /// <summary>Says that the process has started or failed to, and releases who waits for it.</summary>
    public void Over()
    {
        _over = true;
        _held[2] = Open(_first, NoBlock);
        _held[3] = Open(_second, NoBlock);
    }

    public void Dispose()
    {
        foreach (int descriptor in _held.Where(descriptor => descriptor >= 0))
            _ = Libc.Close(descriptor);
        File.Delete(_first);
        File.Delete(_second);
    }

    private static void Add(void* actions, int descriptor, string path, int flags)
    {
        fixed (byte* name = Name(path))
        {
            if (Libc.AddOpen(actions, descriptor, name, flags, 0) != 0 || Libc.AddClose(actions, descriptor) != 0)
                throw new AgentLoopException("A process could not be prepared: the system has no memory left.");
        }
    }

    private static int Open(string path, int flags)
    {
        nint descriptor;
        do
            descriptor = Call(SystemCall.OpenAt, path, flags | Libc.O_CLOEXEC);
        while (descriptor < 0 && Libc.Errno == Libc.EINTR);
        return (int)descriptor;
    }

    private static nint Call(SystemCall call, string path, int third)
    {
        const int CurrentFolder = -100;
        fixed (byte* name = Name(path))
            return Libc.Syscall(call.Number, CurrentFolder, (nint)name, third, 0, 0);
    }

    private static byte[] Name(string path) => Encoding.UTF8.GetBytes(path + '\0');
}
