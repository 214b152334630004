using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>
/// A thread that gives up rights for good and then starts processes, which inherit what it has left. The host and its other threads stay free.
/// </summary>
/// <remarks>
/// A thread inherits from the one that creates it. The runtime creates threads of its own wherever it happens to need one (workers of the pool, the
/// compiler of hot methods: with <c>Process.Start</c> on a confined thread, that one was regularly found confined too, unable to load what the
/// host needs). So what runs here after the confinement is nothing but methods that are compiled once and call nothing but the C library:
/// requests come through a pipe, not through a queue of the framework.
/// </remarks>
internal sealed unsafe class ConfinedThread : ISpawner, IDisposable
{
    private const int StackBytes = 256 * 1024;

    private readonly Lock _gate = new();
    private readonly Pipe _requests = Pipe.Open();
    private readonly Pipe _replies = Pipe.Open();
    private readonly Thread _thread;
    private bool _closed;

    public ConfinedThread()
    {
        int requests = (int)_requests.Reader.DangerousGetHandle();
        int replies = (int)_replies.Writer.DangerousGetHandle();
        _thread = new Thread(() => Serve(requests, replies), StackBytes) { IsBackground = true, Name = "confined" };
        _thread.UnsafeStart();
    }

    /// <inheritdoc/>
    public bool SeesHost { get; init; } = true;

    public void Spawn(SpawnRequest* request) => Run(&CallingThread.SpawnRaw, request);

    /// <summary>Runs a method on the thread and waits for it. It must be compiled once, with all optimization, and call nothing managed.</summary>
    public void Run(delegate*<void*, void> method, void* state)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            ConfinedWork work = new() { Method = method, State = state };
            byte done;
            nint sent = Libc.Write((int)_requests.Writer.DangerousGetHandle(), &work, sizeof(ConfinedWork));
            if (sent <= 0 || ReadReply(&done) <= 0)
                throw new AgentLoopException("The confined thread of a sandbox session is gone.");
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
            _requests.Writer.Dispose();
        }

        _thread.Join();
        _requests.Dispose();
        _replies.Dispose();
    }

    /// <summary>Ends when the other end of the pipe is closed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Serve(int requests, int replies)
    {
        ConfinedWork work;
        nint read;
        while ((read = Libc.Read(requests, &work, sizeof(ConfinedWork))) != 0)
        {
            if (read < 0)
                continue;
            work.Method(work.State);
            _ = Libc.Write(replies, &work, 1);
        }
    }

    private nint ReadReply(byte* done)
    {
        nint read;
        do
            read = Libc.Read((int)_replies.Reader.DangerousGetHandle(), done, 1);
        while (read < 0 && Libc.Errno == Libc.EINTR);
        return read;
    }
}
