using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>One system call of a <see cref="RawCalls"/>: its number, its arguments, and what came of it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct RawCall
{
    public nint Number;
    public nint A;
    public nint B;
    public nint C;
    public nint D;
    public nint E;
    public nint Result;
    public int Error;
}
