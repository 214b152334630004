using System.Runtime.InteropServices;
using System.Text;

namespace AgentLoop.Tests.Sandboxing;

public sealed partial class DescriptorTests
{
    private const int KeepOnStart = 0;
    private const int SetFlags = 2;

    [Fact]
    public async Task What_the_host_has_open_and_would_hand_on_is_closed_in_a_child()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("secret"), "secret");
        using FileStream secret = File.OpenRead(folder.File("secret"));
        Assert.Equal(0, Control((int)secret.SafeFileHandle.DangerousGetHandle(), SetFlags, KeepOnStart));

        ChildStart list = new() { Program = "/bin/sh", Arguments = ["-c", "readlink /proc/$$/fd/*"] };
        ChildResult result = await ChildProcess.RunAsync(list, CancellationToken.None);
        string[] open = Encoding.UTF8.GetString(result.StandardOutput).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, open.Length);
        Assert.All(open, target => Assert.StartsWith("pipe:", target, StringComparison.Ordinal));
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int Control(int descriptor, int command, int value);
}
