using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>A filter program where the kernel can take it from: the kernel's <c>struct sock_fprog</c>. Made once and never freed.</summary>
internal sealed unsafe class SeccompFilter
{
    private static readonly Lazy<SeccompFilter> WithNetwork = new(() => new SeccompFilter(allowNetwork: true));
    private static readonly Lazy<SeccompFilter> WithoutNetwork = new(() => new SeccompFilter(allowNetwork: false));

    private SeccompFilter(bool allowNetwork)
    {
        BpfInstruction[] instructions = [.. SeccompPolicy.Build(RuntimeInformation.ProcessArchitecture, allowNetwork).Instructions];
        BpfInstruction[] pinned = GC.AllocateArray<BpfInstruction>(instructions.Length, pinned: true);
        instructions.CopyTo(pinned, 0);
        Program = GC.AllocateArray<nint>(2, pinned: true);
        Program[0] = (ushort)pinned.Length;
        Program[1] = Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);
        Instructions = pinned;
    }

    /// <summary>Where the kernel reads the filter from.</summary>
    public nint Address => Marshal.UnsafeAddrOfPinnedArrayElement(Program, 0);

    private BpfInstruction[] Instructions { get; }

    private nint[] Program { get; }

    public static SeccompFilter For(bool allowNetwork) => (allowNetwork ? WithNetwork : WithoutNetwork).Value;
}
