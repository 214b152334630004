namespace AgentLoop;

/// <summary>
/// A child started with <c>posix_spawn</c>: the leader of a session of its own, with exactly the descriptors, variables and folder it was given.
/// The framework's <c>Process</c> cannot be used here: it runs far too much managed code on the starting thread, and takes the
/// child's account of processor time away before it can be read.
/// </summary>
internal sealed unsafe class SpawnedChild : IChild
{
    private const int WaitExited = 4;
    private const int KeepZombie = 0x01000000;
    private const int WaitForProcess = 1;

    private readonly Lock _gate = new();
    private readonly int _id;
    private readonly string _mark;
    private bool _reaped;

    private SpawnedChild(int id, string mark, Pipe input, Pipe output, Pipe error)
    {
        _id = id;
        _mark = mark;
        Input = new FileStream(input.Writer, FileAccess.Write, bufferSize: 0);
        Output = new FileStream(output.Reader, FileAccess.Read, bufferSize: 0);
        Error = new FileStream(error.Reader, FileAccess.Read, bufferSize: 0);
    }

    public Stream Input { get; }

    public Stream Output { get; }

    public Stream Error { get; }

    public static SpawnedChild? Start(ReadyStart ready, out string failure)
    {
        Pipe input = Pipe.Open(), output = Pipe.Open(), error = Pipe.Open();
        int id = ChildSpawn.Run(ready, new PipeEnds(input.Reader, output.Writer, error.Writer), out failure);
        input.Reader.Dispose();
        output.Writer.Dispose();
        error.Writer.Dispose();
        if (id > 0)
            return new SpawnedChild(id, ready.Start.Mark ?? "", input, output, error);

        input.Dispose();
        output.Dispose();
        error.Dispose();
        return null;
    }

    /// <summary>The zombie is looked at first and taken away under the lock, so that <see cref="KillTree"/> never sees its number reused.</summary>
    public ChildExit WaitForExit()
    {
        byte* unused = stackalloc byte[128];
        nint waited;
        do
            waited = Libc.Syscall(SystemCall.WaitId.Number, WaitForProcess, _id, (nint)unused, WaitExited | KeepZombie, 0);
        while (waited < 0 && Libc.Errno == Libc.EINTR);

        lock (_gate)
        {
            int status = 0;
            ResourceUsage usage = default;
            bool known = Libc.Wait(_id, &status, 0, &usage) == _id;
            _reaped = true;
            return known ? new ChildExit(ExitCode(status), usage.CpuTime) : new ChildExit(-1, TimeSpan.Zero);
        }
    }

    public TimeSpan KillTree()
    {
        lock (_gate)
            return _reaped ? TimeSpan.Zero : ProcessTree.Kill(_id, _mark);
    }

    private static int ExitCode(int status) => (status & 0x7F) == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F);
}
