using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>
/// What a child is before it becomes its program: it waits until its limits have been set from outside, enters a domain of its own, becomes another user,
/// and says why the program could not be executed where it could not. It ends when the host does.
/// </summary>
/// <remarks>
/// Until a child executes something it shares the host's memory, and whoever may look into the child could look into the host. So it executes
/// this first, and what it may look into is narrowed by a program that has nothing of the host's.
/// </remarks>
internal sealed unsafe class Trampoline : IDisposable
{
    private static readonly Lazy<SafeFileHandle?> Image = new(Make);

    private readonly Pipe _gate = Pipe.Open();
    private readonly Pipe _said = Pipe.Open();
    private readonly int _first;
    private readonly string _orders;

    /// <summary>The child gets what it is to have in the end, and then what the trampoline needs, which is gone when the program begins.</summary>
    public Trampoline(ChildStart start)
    {
        _first = SpawnSetup.FirstOther + start.Descriptors.Count;
        _orders = $"{(char)_first}{(start.Domain is null ? '-' : 'd')}{Digits(start.User)}";
        ReadOnlySpan<SafeHandle> domain = start.Domain is { } own ? [own] : [];
        Descriptors = [.. start.Descriptors, Image.Value!, _gate.Reader, _said.Writer, .. domain];
    }

    /// <summary>Whether a child cannot be what it is to be without one.</summary>
    public static bool IsNeededBy(ChildStart start) => start.Domain is not null || start.User is not null;

    /// <summary>Whether this machine lets a program be executed that is in memory only.</summary>
    public static bool IsAvailable => ChildLauncher.CanSpawn && Image.Value is not null;

    public IReadOnlyList<SafeHandle> Descriptors { get; }

    /// <summary>Where the child finds it.</summary>
    public string Path => $"/proc/self/fd/{_first}";

    /// <summary>Its arguments before those of the program: where its descriptors are and what it does, and the path of the program.</summary>
    public string[] Arguments(string program) => [_orders, program];

    /// <summary>Lets a child go on and blocks until it is its program; the error why it could not be, or 0.</summary>
    public int LetGo()
    {
        byte go = 1;
        CloseTheChilds();
        _ = Libc.Write((int)_gate.Writer.DangerousGetHandle(), &go, 1);
        _gate.Writer.Dispose();
        int error;
        nint read;
        do
            read = Libc.Read((int)_said.Reader.DangerousGetHandle(), &error, sizeof(int));
        while (read < 0 && Libc.Errno == Libc.EINTR);
        return read == sizeof(int) ? -error : 0;
    }

    /// <summary>Without having been let go, the child ends.</summary>
    public void Dispose()
    {
        _gate.Dispose();
        _said.Dispose();
    }

    /// <summary>Six bits in each, and a seventh so that none is the end of the argument.</summary>
    private static string Digits(uint? user) =>
        user is { } number ? string.Concat(Enumerable.Range(0, 6).Select(i => (char)(0x40 | ((number >> (30 - (6 * i))) & 0x3F)))) : "";

    private void CloseTheChilds()
    {
        _gate.Reader.Dispose();
        _said.Writer.Dispose();
    }

    private static SafeFileHandle? Make()
    {
        try
        {
            using SafeFileHandle written = MemoryFile.Create(TrampolineProgram.For(RuntimeInformation.ProcessArchitecture), isProgram: true);
            return OpenAgain(written);
        }
        catch (AgentLoopException)
        {
            return null;
        }
    }

    /// <summary>For reading only: what somebody could write is not executed.</summary>
    private static SafeFileHandle? OpenAgain(SafeFileHandle written)
    {
        fixed (byte* path = Encoding.UTF8.GetBytes($"/proc/self/fd/{written.DangerousGetHandle()}\0"))
        {
            nint descriptor = Libc.Syscall(SystemCall.OpenAt.Number, 0, (nint)path, Libc.O_CLOEXEC, 0, 0);
            return descriptor < 0 ? null : new SafeFileHandle(descriptor, ownsHandle: true);
        }
    }
}
