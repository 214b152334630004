using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AgentLoop.ConformanceTests;

/// <summary>An open file of the host that its children inherit, as a careless library leaves them.</summary>
internal sealed partial class InheritableFile : IAsyncDisposable
{
    private readonly SafeFileHandle _inherited;

    private InheritableFile(SafeFileHandle inherited) => _inherited = inherited;

    public static InheritableFile Open(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        return new InheritableFile(new SafeFileHandle(Duplicate((int)file.DangerousGetHandle()), ownsHandle: true));
    }

    public ValueTask DisposeAsync()
    {
        _inherited.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A duplicate is not closed when another program is run, see dup(2).</summary>
    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);
}
