using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop;

/// <summary>What a child is born with: its three pipes, its folder, a session of its own, and signals as if nobody had touched them.</summary>
internal sealed unsafe class SpawnSetup : IDisposable
{
    /// <summary>The number of the first descriptor after input, output and error.</summary>
    public const int FirstOther = 3;

    // Both structures are opaque and at most 336 bytes on any C library; a set of signals has 128.
    private const int Room = 1024;
    private const short SetSignalDefaults = 0x04;
    private const short SetSignalMask = 0x08;
    private const short NewSession = 0x80;

    // In the GNU C library since 2.34.
    private static readonly Lazy<nint> CloseFrom = new(() => NativeLibrary.TryGetExport(
        NativeLibrary.GetMainProgramHandle(), "posix_spawn_file_actions_addclosefrom_np", out nint address) ? address : 0);

    private byte* _memory = (byte*)NativeMemory.AllocZeroed(3 * Room);

    public SpawnSetup(string folder, PipeEnds ends, IReadOnlyList<SafeHandle> further)
    {
        void* signals = _memory + (2 * Room);
        Check(Libc.InitActions(Actions));
        Check(Libc.AddDuplicate(Actions, (int)ends.Input.DangerousGetHandle(), 0));
        Check(Libc.AddDuplicate(Actions, (int)ends.Output.DangerousGetHandle(), 1));
        Check(Libc.AddDuplicate(Actions, (int)ends.Error.DangerousGetHandle(), 2));
        fixed (byte* name = Encoding.UTF8.GetBytes(folder + '\0'))
            Check(Libc.AddChangeFolder(Actions, name));
        HandOver(further);
        CloseFromHere(FirstOther + further.Count);

        Check(Libc.InitAttributes(Attributes));
        Check(Libc.SetFlags(Attributes, SetSignalDefaults | SetSignalMask | NewSession));
        Check(Libc.FillSignals(signals));
        Check(Libc.SetDefaultSignals(Attributes, signals));
        Check(Libc.EmptySignals(signals));
        Check(Libc.SetBlockedSignals(Attributes, signals));
    }

    public void* Actions => _memory;

    public void* Attributes => _memory + Room;

    public void Dispose()
    {
        if (_memory is null)
            return;
        _ = Libc.DestroyActions(Actions);
        _ = Libc.DestroyAttributes(Attributes);
        NativeMemory.Free(_memory);
        _memory = null;
    }

    /// <summary>By way of high numbers, because one's place may be taken by another that is still to move.</summary>
    private void HandOver(IReadOnlyList<SafeHandle> further)
    {
        int aside = further.Select(handle => (int)handle.DangerousGetHandle()).Append(FirstOther + further.Count).Max() + 1;
        for (int i = 0; i < further.Count; i++)
            Check(Libc.AddDuplicate(Actions, (int)further[i].DangerousGetHandle(), aside + i));
        for (int i = 0; i < further.Count; i++)
            Check(Libc.AddDuplicate(Actions, aside + i, FirstOther + i));
    }

    /// <summary>What the host was itself given without the flag that keeps it from children would be a way past every rule.</summary>
    private void CloseFromHere(int first)
    {
        if (CloseFrom.Value is var closeFrom && closeFrom != 0)
        {
            Check(((delegate* unmanaged<void*, int, int>)closeFrom)(Actions, first));
            return;
        }

        foreach (string descriptor in Directory.EnumerateFileSystemEntries("/proc/self/fd"))
        {
            if (int.Parse(Path.GetFileName(descriptor.AsSpan()), CultureInfo.InvariantCulture) is var other && other >= first)
                Check(Libc.AddClose(Actions, other));
        }
    }

    private static void Check(int error)
    {
        if (error != 0)
            throw new AgentLoopException($"A process could not be prepared: {Marshal.GetPInvokeErrorMessage(error)}.");
    }
}
