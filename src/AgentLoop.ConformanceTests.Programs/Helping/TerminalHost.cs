using System.Globalization;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Runs on the host: offers a terminal for others to attack, until it is killed.</summary>
internal static unsafe class TerminalHost
{
    private const int Unlock = 0x40045431;
    private const int GetNumber = unchecked((int)0x80045430);
    private const int CurrentFolder = -100;
    private const int ReadWriteNoControl = 2 | 0x100;

    /// <param name="arguments">The file to write the terminal's path to.</param>
    public static AttemptResult Offer(string[] arguments)
    {
        int locked = 0, number = 0;
        fixed (byte* name = Kernel.Text("/dev/ptmx"))
        {
            nint terminal = Kernel.Call(257, 56, CurrentFolder, (nint)name, ReadWriteNoControl);
            if (Kernel.Call(16, 29, terminal, Unlock, (nint)(&locked)) != 0 || Kernel.Call(16, 29, terminal, GetNumber, (nint)(&number)) != 0)
                return AttemptResult.NotTried;
        }

        File.WriteAllText(arguments[0], string.Create(CultureInfo.InvariantCulture, $"/dev/pts/{number}\n"));
        Thread.Sleep(Timeout.Infinite);
        return AttemptResult.Worked;
    }
}
