using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A filter program where the kernel can take it from: the kernel's <c>struct sock_fprog</c>. Made once and never freed.</summary>
internal sealed class SeccompFilter
{
    private static readonly ConcurrentDictionary<(SeccompSockets Sockets, bool HoldTruncation), SeccompFilter> Made = new();

    private SeccompFilter(SeccompSockets sockets, bool holdTruncation)
    {
        BpfInstruction[] instructions = [.. SeccompPolicy.Build(RuntimeInformation.ProcessArchitecture, sockets, holdTruncation).Instructions];
        BpfInstruction[] pinned = GC.AllocateArray<BpfInstruction>(instructions.Length, pinned: true);
        instructions.CopyTo(pinned, 0);
        Program = GC.AllocateArray<nint>(2, pinned: true);
        Program[0] = (ushort)pinned.Length;
        Program[1] = Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
        Instructions = pinned;
    }

    /// <summary>Where the kernel reads the filter from.</summary>
    public nint Address => Marshal.UnsafeAddrOfPinnedArrayElement(Program, 0);

    /// <summary>The instructions one after the other, as other programs take a filter from a descriptor.</summary>
    public ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes<BpfInstruction>(Instructions);

    private BpfInstruction[] Instructions { get; }

    private nint[] Program { get; }

    /// <summary>The filter for this machine, see <see cref="SeccompPolicy.Build"/>.</summary>
    public static SeccompFilter For(SeccompSockets sockets, bool holdTruncation = false) =>
        Made.GetOrAdd((sockets, holdTruncation), static which => new SeccompFilter(which.Sockets, which.HoldTruncation));
}
