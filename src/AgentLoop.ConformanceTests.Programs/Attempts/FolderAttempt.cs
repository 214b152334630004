namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Makes folders in folders, with a path far longer than any call takes.</summary>
internal static unsafe class FolderAttempt
{
    private const int Depth = 400;
    private const int NameLength = 200;
    private const int Here = -100;
    private const uint OwnerAll = 0x1C0;
    private const int CreateWrite = 0x41;

    /// <param name="arguments">Where.</param>
    public static AttemptResult MakeDeep(string[] arguments) => Kernel.Judge(Array.TrueForAll([.. arguments.Select(Path.GetFullPath)], IsMade));

    private static bool IsMade(string top)
    {
        fixed (byte* start = Kernel.Text(top), name = Kernel.Text(new string('d', NameLength)))
        {
            bool made = Go(start);
            for (int i = 0; made && i < Depth; i++)
                made = Kernel.Call(258, 34, Here, (nint)name, (nint)OwnerAll) == 0 && Go(name);
            return made && Kernel.Call(257, 56, Here, (nint)name, CreateWrite, (nint)OwnerAll) >= 0;
        }
    }

    private static bool Go(byte* folder) => Kernel.Call(80, 49, (nint)folder) == 0;
}
