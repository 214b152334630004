using System.Runtime.InteropServices;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>Leaves an extended attribute on a file, which needs no right to write it but that of its owner.</summary>
internal static unsafe class AttributeAttempt
{
    private const int NotSupported = 95;
    private const int Room = 64;

    private static byte[] Name => Kernel.Text("user.agentloop-conformance");

    /// <summary>Sets it on the file that is named.</summary>
    public static AttemptResult Set(string[] arguments)
    {
        fixed (byte* path = Kernel.Text(arguments[0]), name = Name, value = Kernel.Text("left"))
        {
            nint set = Kernel.Call(188, 5, (nint)path, (nint)name, (nint)value, 4);
            return set < 0 && Marshal.GetLastSystemError() == NotSupported ? AttemptResult.NotTried : Kernel.Judge(set >= 0);
        }
    }

    /// <summary>Reads it from the file that is named.</summary>
    public static AttemptResult Read(string[] arguments)
    {
        byte* found = stackalloc byte[Room];
        fixed (byte* path = Kernel.Text(arguments[0]), name = Name)
            return Kernel.Judge(Kernel.Call(191, 8, (nint)path, (nint)name, (nint)found, Room) > 0);
    }
}
