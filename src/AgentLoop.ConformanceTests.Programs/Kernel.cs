using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Makes system calls by their numbers, past whatever the C library would do about them.</summary>
internal static unsafe partial class Kernel
{
    /// <summary>Makes a call whose number differs between x86-64 and arm64; the result, negative where it was refused.</summary>
    public static nint Call(int x64, int arm64, nint a = 0, nint b = 0, nint c = 0, nint d = 0, nint e = 0, nint f = 0)
    {
        int number = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? x64 : arm64;
        return number < 0 ? -1 : Syscall(number, a, b, c, d, e, f);
    }

    /// <summary>The same for a call that has one number everywhere, as all the newer ones have.</summary>
    public static nint CallNew(int number, nint a = 0, nint b = 0, nint c = 0, nint d = 0, nint e = 0, nint f = 0) =>
        Syscall(number, a, b, c, d, e, f);

    /// <summary>What a first result means: anything but a refusal worked.</summary>
    public static AttemptResult Judge(bool worked) => worked ? AttemptResult.Worked : AttemptResult.Refused;

    /// <summary>The same for several attempts, all of which are made.</summary>
    public static AttemptResult JudgeAll(IEnumerable<bool> attempts) => Judge(attempts.ToArray().Contains(true));

    /// <summary>A text as the kernel takes it.</summary>
    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text + '\0');

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint Syscall(nint number, nint a, nint b, nint c, nint d, nint e, nint f);
}
