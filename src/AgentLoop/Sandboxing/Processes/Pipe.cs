using Microsoft.Win32.SafeHandles;

namespace AgentLoop;

/// <summary>A pipe that no other child inherits.</summary>
internal sealed class Pipe : IDisposable
{
    private Pipe(int reader, int writer)
    {
        Reader = new SafeFileHandle(reader, ownsHandle: true);
        Writer = new SafeFileHandle(writer, ownsHandle: true);
    }

    public SafeFileHandle Reader { get; }

    public SafeFileHandle Writer { get; }

    /// <exception cref="AgentLoopException">The process has no more room for open files.</exception>
    public static unsafe Pipe Open()
    {
        int* ends = stackalloc int[2];
        return Libc.Pipe(ends, Libc.O_CLOEXEC) == 0
            ? new Pipe(ends[0], ends[1])
            : throw new AgentLoopException("The system refused a pipe: too many files are open.");
    }

    public void Dispose()
    {
        Reader.Dispose();
        Writer.Dispose();
    }
}
