using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace AgentLoop.Provenance.Sqlite.Tests;

/// <summary>File access of somebody who is not root, for tests that run as root: the right to pass by file modes is the thread's own.</summary>
internal static partial class Unprivileged
{
    private const uint Nobody = 65534;

    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        Thread thread = new(() =>
        {
            _ = SetFileSystemUser(Nobody);
            try
            {
                action();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
    }

    public static void Allow(string folder) => File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetFileSystemUser(uint user);
}
