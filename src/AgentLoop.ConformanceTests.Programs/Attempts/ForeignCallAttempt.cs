using System.Runtime.InteropServices;

namespace AgentLoop.ConformanceTests.Programs;

/// <summary>
/// Adds a key by the entry points for other call tables, whose numbers mean other calls: a filter that reads numbers alone lets them pass.
/// </summary>
/// <remarks>arm64 has no such entry for a 64-bit program; there nothing can be tried.</remarks>
internal static unsafe class ForeignCallAttempt
{
    private const int AddKey32 = 286;
    private const int Control32 = 288;
    private const int AddKeyX32 = 0x40000000 | 248;
    private const int Invalidate = 21;
    private const int OfUser = -4;
    private const int ReadWrite = 3;
    private const int ReadExecute = 5;
    private const int PrivateLow = 0x02 | 0x20 | 0x40;
    private const int PageBytes = 4096;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    // the call's number and five arguments from the registers of a C function to those of int 0x80, and its result back:
    // push rbx; mov eax, edi; mov ebx, esi; mov r10d, ecx; mov ecx, edx; mov edx, r10d; mov esi, r8d; mov edi, r9d; int 0x80; pop rbx; cdqe; ret
    private static readonly byte[] Entry =
        [0x53, 0x89, 0xF8, 0x89, 0xF3, 0x41, 0x89, 0xCA, 0x89, 0xD1, 0x44, 0x89, 0xD2, 0x44, 0x89, 0xC6, 0x44, 0x89, 0xCF, 0xCD, 0x80, 0x5B, 0x48, 0x98, 0xC3];

    /// <summary>A filter may kill the thread that tries and nothing else: then another has to notice.</summary>
    public static AttemptResult AddKey(string[] arguments)
    {
        if (arguments.Length > 0 || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            return AttemptResult.NotTried;
        AttemptResult result = AttemptResult.Refused;
        Thread trying = new(() => result = Try()) { IsBackground = true };
        trying.Start();
        if (!trying.Join(Patience))
            _ = Kernel.Call(231, 94, (nint)AttemptResult.Refused);
        return result;
    }

    private static AttemptResult Try()
    {
        byte* code = Map();
        byte* text = Map();
        Entry.CopyTo(new Span<byte>(code, PageBytes));
        "user\0agentloop-foreign"u8.CopyTo(new Span<byte>(text, PageBytes));
        if (Kernel.Call(10, 226, (nint)code, PageBytes, ReadExecute) != 0)
            return AttemptResult.Refused;
        return Kernel.Judge(AddsX32(text) || Adds32((delegate* unmanaged<int, int, int, int, int, int, long>)code, (int)(nint)text));
    }

    private static bool AddsX32(byte* text)
    {
        nint key = Kernel.CallNew(AddKeyX32, (nint)text, (nint)(text + 5), (nint)text, 1, OfUser);
        return key >= 0 && Kernel.Call(250, 219, Invalidate, key) == 0;
    }

    private static bool Adds32(delegate* unmanaged<int, int, int, int, int, int, long> entry, int text)
    {
        long key = entry(AddKey32, text, text + 5, text, 1, OfUser);
        return key >= 0 && entry(Control32, Invalidate, (int)key, 0, 0, 0) == 0;
    }

    /// <summary>A page below 4 GiB, where a 32-bit pointer reaches.</summary>
    private static byte* Map() => (byte*)Kernel.Call(9, 222, 0, PageBytes, ReadWrite, PrivateLow, -1);
}
