using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The kernel's <c>struct sock_filter</c>: one instruction of a classic BPF program.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct BpfInstruction(ushort Code, byte IfTrue, byte IfFalse, uint Value)
{
    public const ushort LoadWord = 0x20;
    public const ushort And = 0x54;
    public const ushort JumpIfEqual = 0x15;
    public const ushort JumpIfAtLeast = 0x35;
    public const ushort JumpIfAnyBit = 0x45;
    public const ushort Return = 0x06;
}
