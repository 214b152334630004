namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Pushes input into a terminal as if it had been typed there.</summary>
internal static unsafe class TerminalAttempt
{
    private const int PushInput = 0x5412;
    private const int TakeTerminal = 0x540E;
    private const int CurrentFolder = -100;
    private const int ReadWrite = 2;

    /// <summary>Into those it was given, its own, and others.</summary>
    /// <param name="arguments">The paths of the others.</param>
    public static AttemptResult Push(string[] arguments)
    {
        nint[] terminals = [0, 1, 2, .. arguments.Prepend("/dev/tty").Select(Open)];
        return Kernel.JudgeAll(terminals.Select(Pushes));
    }

    private static nint Open(string path)
    {
        fixed (byte* name = Kernel.Text(path))
            return Kernel.Call(257, 56, CurrentFolder, (nint)name, ReadWrite);
    }

    private static bool Pushes(nint terminal)
    {
        byte letter = (byte)' ';
        _ = Kernel.Call(16, 29, terminal, TakeTerminal);
        return terminal >= 0 && Kernel.Call(16, 29, terminal, PushInput, (nint)(&letter)) == 0;
    }
}
