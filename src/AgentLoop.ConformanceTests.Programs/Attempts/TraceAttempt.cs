using System.Globalization;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Takes hold of another process.</summary>
internal static unsafe class TraceAttempt
{
    private const int AttachRequest = 16;

    /// <param name="arguments">The process.</param>
    public static AttemptResult Attach(string[] arguments) =>
        Kernel.Judge(Kernel.Call(101, 117, AttachRequest, Number(arguments[0])) == 0);

    /// <summary>Reads its memory, by the call and by the file.</summary>
    /// <param name="arguments">The process, and an address of its, in hexadecimal digits.</param>
    public static AttemptResult ReadMemory(string[] arguments)
    {
        nint address = nint.Parse(arguments[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        long found = 0;
        nint* here = stackalloc nint[2] { (nint)(&found), sizeof(long) };
        nint* there = stackalloc nint[2] { address, sizeof(long) };
        return Kernel.Judge(Kernel.Call(310, 270, Number(arguments[0]), (nint)here, 1, (nint)there, 1) > 0 || ReadsFile(arguments[0], address));
    }

    private static bool ReadsFile(string process, nint address)
    {
        try
        {
            using FileStream memory = new($"/proc/{process}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            memory.Position = address;
            return memory.ReadByte() >= 0;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static nint Number(string text) => nint.Parse(text, CultureInfo.InvariantCulture);
}
