using System.Globalization;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Opens many files at once, and looks for those that were left open.</summary>
internal static unsafe class DescriptorAttempt
{
    private const int CurrentFolder = -100;
    private const int FirstOther = 3;
    private const int LastLooked = 4096;
    private const int SomeBytes = 256;

    /// <param name="arguments">How many.</param>
    public static AttemptResult Open(string[] arguments)
    {
        int wanted = int.Parse(arguments[0], CultureInfo.InvariantCulture), opened = 0;
        fixed (byte* name = Kernel.Text("/dev/null"))
        {
            while (opened < wanted && Kernel.Call(257, 56, CurrentFolder, (nint)name) >= 0)
                opened++;
        }

        return Kernel.Judge(opened == wanted);
    }

    /// <summary>Prints the beginning of every file that is open; reading at a place waits for nobody, as reading from a pipe would.</summary>
    public static AttemptResult Read(string[] arguments)
    {
        byte* bytes = stackalloc byte[SomeBytes];
        bool read = false;
        for (int descriptor = FirstOther; descriptor < LastLooked; descriptor++)
        {
            nint length = Kernel.Call(17, 67, descriptor, (nint)bytes, SomeBytes);
            read |= length > 0 && Kernel.Call(1, 64, 1, (nint)bytes, length) > 0;
        }

        return Kernel.Judge(arguments.Length == 0 && read);
    }
}
