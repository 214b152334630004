using System.Diagnostics;
using System.Globalization;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Takes memory and writes to all of it.</summary>
internal static unsafe class MemoryAttempt
{
    private const int ReadWrite = 3;
    private const int PrivateFilled = 0x02 | 0x20 | 0x8000;
    private const int PageBytes = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="arguments">
    /// How many mebibytes; and, to hold them together with others, a file and how many of them there are. Where one fails, its name with
    /// <c>.failed</c> is there.
    /// </param>
    public static AttemptResult Touch(string[] arguments)
    {
        nint length = nint.Parse(arguments[0], CultureInfo.InvariantCulture) << 20;
        nint memory = Kernel.Call(9, 222, 0, length, ReadWrite, PrivateFilled, -1);
        if (memory is < 0 and > -PageBytes)
            return AttemptResult.Refused;
        for (nint at = 0; at < length; at += PageBytes)
            *(byte*)(memory + at) = 1;
        return Kernel.Judge(arguments.Length < 3 || AllHold(arguments[1], int.Parse(arguments[2], CultureInfo.InvariantCulture)));
    }

    private static bool AllHold(string file, int others)
    {
        using (FileStream line = new(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
            line.Write("held\n"u8);
        long began = Stopwatch.GetTimestamp();
        while (new FileInfo(file).Length < 5L * others)
        {
            if (File.Exists(file + ".failed") || Stopwatch.GetElapsedTime(began) > Patience)
                return false;
            Thread.Sleep(5);
        }

        return true;
    }
}
