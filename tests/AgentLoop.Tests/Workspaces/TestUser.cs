using System.Runtime.InteropServices;

namespace AgentLoop.Tests.Workspaces;

/// <summary>Runs something with the rights of a user who is not root, on a thread of its own.</summary>
internal static partial class TestUser
{
    private const uint Nobody = 65534;

    public static T Run<T>(Func<T> action)
    {
        T? result = default;
        Exception? failure = null;
        Thread thread = new(() =>
        {
            _ = setfsuid(Nobody);
            failure = Record.Exception(() => { result = action(); });
        });
        thread.Start();
        thread.Join();
        Assert.Null(failure);
        return result!;
    }

    /// <summary>Gives this thread alone the rights of another user over files; does nothing for who is not root.</summary>
    [LibraryImport("libc")]
    private static partial int setfsuid(uint user);
}
