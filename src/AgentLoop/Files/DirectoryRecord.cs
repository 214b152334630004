using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>What <c>readdir</c> answers on 64-bit Linux; the name follows, ended by a zero.</summary>
[StructLayout(LayoutKind.Explicit)]
internal struct DirectoryRecord
{
    public const int NameOffset = 19;

    [FieldOffset(18)] public byte Type;
}
