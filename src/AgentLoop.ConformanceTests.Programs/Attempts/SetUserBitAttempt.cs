namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Makes files that run with their owner's rights whoever runs them, by every call that sets a mode.</summary>
internal static unsafe class SetUserBitAttempt
{
    private const int Mode = 0xDED;
    private const int PlainMode = 0x1ED;
    private const int RegularFile = 0x8000;
    private const int CreateWrite = 0x41;
    private const int Here = -100;
    private const int OpenAt2 = 437;
    private const int ChangeModeAt2 = 452;

    /// <summary>The files have the names of the calls; the host looks at them.</summary>
    public static AttemptResult MakeFiles(string[] arguments)
    {
        _ = Kernel.Call(95, 166, 0);
        bool[] made =
        [
            Try("open", name => Kernel.Call(257, 56, Here, name, CreateWrite, Mode)),
            Try("open2", MakeByStructure),
            Try("mknod", name => Kernel.Call(259, 33, Here, name, RegularFile | Mode)),
            Change("fchmodat", (name, _) => Kernel.Call(268, 53, Here, name, Mode)),
            Change("fchmodat2", (name, _) => Kernel.CallNew(ChangeModeAt2, Here, name, Mode)),
            Change("fchmod", (_, file) => Kernel.Call(91, 52, file, Mode)),
            Change("chmod", (name, _) => Kernel.Call(90, -1, name, Mode)),
        ];
        return Kernel.Judge(arguments.Length == 0 && made.Contains(true));
    }

    private static bool Try(string name, Func<nint, nint> make)
    {
        fixed (byte* text = Kernel.Text("setuid-" + name))
            return make((nint)text) >= 0;
    }

    private static bool Change(string name, Func<nint, nint, nint> change) =>
        Try(name, text => change(text, Kernel.Call(257, 56, Here, text, CreateWrite, PlainMode)));

    /// <summary>Here the mode is in memory, where no filter sees it.</summary>
    private static nint MakeByStructure(nint name)
    {
        ulong* how = stackalloc ulong[3] { CreateWrite, Mode, 0 };
        return Kernel.CallNew(OpenAt2, Here, name, (nint)how, 3 * sizeof(ulong));
    }
}
