using System.Diagnostics;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>A named pipe that a process inside holds open as long as it lives, so that its end is seen at once, whatever it did to hide.</summary>
internal sealed class SurvivorPipe : IDisposable
{
    private const int CurrentFolder = -100;
    private const int PipeForAll = 0x11B6;
    private const int ReadWithoutWaiting = 0x800;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly SafeFileHandle _reader;

    private SurvivorPipe(SafeFileHandle reader) => _reader = reader;

    /// <summary>Makes the pipe; one that nobody can hold where the file system has none.</summary>
    public static unsafe SurvivorPipe Make(string path)
    {
        nint reader;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            _ = Libc.Syscall(SystemCall.MakeNodeAt.Number, CurrentFolder, (nint)name, PipeForAll, 0, 0);
            reader = Libc.Syscall(SystemCall.OpenAt.Number, CurrentFolder, (nint)name, ReadWithoutWaiting | Libc.O_CLOEXEC, 0, 0);
        }

        return new SurvivorPipe(new SafeFileHandle(reader, ownsHandle: true));
    }

    /// <summary>Whether a process has taken it and said so.</summary>
    public async ValueTask<bool> IsHeldAsync()
    {
        if (_reader.IsInvalid)
            return false;
        long began = Stopwatch.GetTimestamp();
        while (Read() <= 0)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                return false;
            await Task.Delay(1).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Whether it is let go of, at once or within a moment.</summary>
    public async ValueTask<bool> IsLeftAsync()
    {
        long began = Stopwatch.GetTimestamp();
        while (Read() != 0)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                return false;
            await Task.Delay(1).ConfigureAwait(false);
        }

        return true;
    }

    public void Dispose() => _reader.Dispose();

    /// <summary>0 where nobody holds it, less than 0 where somebody does and is silent.</summary>
    private unsafe nint Read()
    {
        byte said;
        return Libc.Read((int)_reader.DangerousGetHandle(), &said, 1);
    }
}
