using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>Each attack is first shown to work without isolation, so that its failure means something.</summary>
public sealed class ContainmentTests : SessionTest
{
    [Theory]
    [InlineData("echo changed > \"$OUTSIDE/file\"")]
    [InlineData("echo changed >> \"$OUTSIDE/file\"")]
    [InlineData("truncate -s 1 \"$OUTSIDE/file\"")]
    [InlineData("mv \"$OUTSIDE/file\" \"$OUTSIDE/moved\" && mv \"$OUTSIDE/moved\" \"$OUTSIDE/file\"")]
    [InlineData("ln -f \"$OUTSIDE/file\" linked && echo changed > linked")]
    [InlineData("ln -sf \"$OUTSIDE/file\" link && echo changed > link")]
    [InlineData("mkdir -p \"$OUTSIDE/new\" && rmdir \"$OUTSIDE/new\"")]
    [InlineData("ln -s x \"$OUTSIDE/link\" && rm \"$OUTSIDE/link\"")]
    [InlineData("mkfifo \"$OUTSIDE/pipe\" && rm \"$OUTSIDE/pipe\"")]
    [InlineData("touch own && mv own \"$OUTSIDE/own\" && rm \"$OUTSIDE/own\"")]
    [InlineData("rm \"$OUTSIDE/file\"")]
    public async Task Nothing_outside_is_written(string line)
    {
        string file = Path.Combine(Outside, "file");
        await File.WriteAllTextAsync(file, "kept");
        Assert.True((await AttackAsync(Sandboxes.Unisolated, line)).Succeeded);
        File.Delete(file);
        await File.WriteAllTextAsync(file, "kept");
        File.Delete(Path.Combine(Workspace, "linked"));

        CommandResult held = await AttackAsync(Sandboxes.Landlock, line);
        Assert.NotEqual(0, held.ExitCode);
        Assert.Equal("kept", await File.ReadAllTextAsync(file));
        Assert.Equal([file], Directory.GetFileSystemEntries(Outside));
    }

    [Theory]
    [InlineData("cat \"$OUTSIDE/secret\"")]
    [InlineData("ln -sf \"$OUTSIDE/secret\" link && cat link")]
    [InlineData("ls \"$OUTSIDE\"")]
    [InlineData("ls ~root || ls /home")]
    [InlineData("cd \"$OUTSIDE\" && cat secret")]
    [InlineData("cat \"/proc/$HOST/environ\"")]
    [InlineData("cat \"/proc/$HOST/maps\"")]
    [InlineData("ls \"/proc/$HOST/fd/\" && ls \"/proc/$HOST/cwd/\"")]
    public async Task Nothing_outside_is_read(string line)
    {
        await File.WriteAllTextAsync(Path.Combine(Outside, "secret"), "secret");
        await AssertHeldAsync(Sandboxes.Landlock, line);
    }

    [Fact]
    public async Task The_shadow_file_is_not_read_even_by_a_privileged_host()
    {
        CommandResult held = await AttackAsync(Sandboxes.Landlock, "cat /etc/shadow");
        Assert.Equal(("", 1), (held.StandardOutput.Text, held.ExitCode));
    }

    [Fact]
    public async Task A_service_of_the_host_cannot_be_reached_over_tcp()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        string connect = $"exec 3<>/dev/tcp/127.0.0.1/{port}";
        await AssertHeldAsync(Sandboxes.Landlock, connect);
    }

    [Fact]
    public async Task A_service_of_the_host_cannot_be_reached_over_udp()
    {
        using UdpClient receiver = new(new IPEndPoint(IPAddress.Loopback, 0));
        int port = ((IPEndPoint)receiver.Client.LocalEndPoint!).Port;
        await AssertHeldAsync(Sandboxes.Landlock, $"echo packet > /dev/udp/127.0.0.1/{port}");
        await receiver.ReceiveAsync();
        Assert.Equal(0, receiver.Available);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_unix_socket_of_the_host_cannot_be_reached(bool abstractName, bool datagramPair)
    {
        string name = abstractName ? $"\0agentloop-{Environment.ProcessId}-{datagramPair}" : Path.Combine(Outside, "socket");
        using Socket listener = new(AddressFamily.Unix, datagramPair ? SocketType.Dgram : SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(name));
        if (!datagramPair)
            listener.Listen();
        string open = datagramPair ? "socketpair(S, T, 1, 2, 0)" : "socket(S, 1, 1, 0)";
        string connect = $"perl -e '{open} && connect(S, pack(\"Sa*\", 1, \"{name.Replace("\0", "\\0", StringComparison.Ordinal)}\")) or exit 1'";
        await AssertHeldAsync(Sandboxes.Landlock, connect);
    }

    [Fact]
    public async Task A_connected_pair_of_sockets_works() =>
        Assert.True((await AttackAsync(Sandboxes.Landlock, "perl -e 'socketpair(S, T, 1, 1, 0) or exit 1; syswrite(S, \"x\"); sysread(T, $x, 1) == 1 or exit 1'")).Succeeded);

    [Theory]
    [InlineData("kill -0 $HOST")]
    [InlineData("prlimit --pid $HOST --core=0:")]
    public async Task The_host_is_not_signalled_or_limited(string line) => await AssertHeldAsync(Sandboxes.Landlock, line);

    [Fact]
    public async Task Nothing_is_traced_not_even_a_child() =>
        await AssertHeldAsync(Sandboxes.Landlock, $"perl -e '$p = fork; if (!$p) {{ sleep 60 }} $r = syscall({Call(101, 117)}, 16, $p, 0, 0); kill 9, $p; exit($r == 0 ? 0 : 1)'");

    [Fact]
    public async Task A_namespace_is_refused_by_the_filter()
    {
        const int NewUser = 0x10000000;
        CommandResult held = await AttackAsync(Sandboxes.Landlock, $"perl -e 'exit(syscall({Call(272, 97)}, {NewUser}) == 0 ? 0 : $! + 0)'");
        Assert.Equal(1, held.ExitCode);
    }

    [Theory]
    [InlineData("mount -t tmpfs none .")]
    [InlineData("mknod device b 7 0")]
    [InlineData("chroot . /bin/true")]
    [InlineData("unshare --mount true")]
    [InlineData("su nobody -s /bin/true")]
    public async Task Nothing_privileged_is_done_even_by_a_privileged_host(string line)
    {
        CommandResult held = await AttackAsync(Sandboxes.Landlock, line);
        Assert.NotEqual(0, held.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(Workspace));
    }

    [Fact]
    public async Task No_privilege_is_left_to_gain()
    {
        CommandResult held = await AttackAsync(Sandboxes.Landlock, "grep -E '^(CapEff|NoNewPrivs|Seccomp):' /proc/self/status");
        Dictionary<string, string> status = held.StandardOutput.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(line => line.Split(':')[0], line => line.Split(':')[1].Trim(), StringComparer.Ordinal);
        const ulong Kept = 0b11011;
        Assert.Equal(0UL, ulong.Parse(status["CapEff"], NumberStyles.HexNumber, CultureInfo.InvariantCulture) & ~Kept);
        Assert.Equal(("1", "2"), (status["NoNewPrivs"], status["Seccomp"]));
    }

    [Fact]
    public async Task Nothing_of_the_host_s_environment_is_seen()
    {
        Environment.SetEnvironmentVariable("AGENTLOOP_TEST_SECRET", "secret");
        CommandResult held = await AttackAsync(Sandboxes.Landlock, "env; cat /proc/$PPID/environ /proc/$HOST/environ /proc/self/environ");
        Assert.DoesNotContain("AGENTLOOP_TEST_SECRET", held.StandardOutput.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_granted_to_be_read_is_read_and_run_and_not_written()
    {
        await File.WriteAllTextAsync(Path.Combine(Outside, "tool"), "#!/bin/sh\necho ran\n");
        TemporaryFolder.MakeExecutable(Path.Combine(Outside, "tool"));
        await using ISandboxSession session = await Sandboxes.Landlock.OpenAsync(Request with { ReadOnlyPaths = [Outside] });
        CommandResult run = await session.ExecuteAsync(new SandboxCommand { Program = Path.Combine(Outside, "tool") });
        CommandResult write = await session.ExecuteAsync(SandboxCommand.Shell($"echo > '{Outside}/tool'"));
        Assert.Equal("ran\n", run.StandardOutput.Text);
        Assert.False(write.Succeeded);
    }

    [Fact]
    public async Task One_session_does_not_see_the_files_of_another()
    {
        string other = Directory.CreateDirectory(Path.Combine(Outside, "other")).FullName;
        await using ISandboxSession first = await Sandboxes.Landlock.OpenAsync(Request with { Workspace = other });
        CommandResult home = await first.ExecuteAsync(SandboxCommand.Shell("echo secret > $HOME/file; echo secret > file; echo $HOME"));
        CommandResult held = await AttackAsync(Sandboxes.Landlock, $"cat '{home.StandardOutput.Text.Trim()}/file' '{other}/file'");
        Assert.Equal("", held.StandardOutput.Text);
    }

    [Fact]
    public async Task The_host_and_its_other_threads_stay_free()
    {
        await using ISandboxSession session = await OpenAsync();
        for (int i = 0; i < 40; i++)
            await session.ExecuteAsync(SandboxCommand.Shell(i % 2 == 0 ? ":" : "sleep 60") with { Timeout = TimeSpan.FromMilliseconds(i % 2 == 0 ? 20_000 : 5) });
        string free = Filters($"/proc/self/task/{Environment.ProcessId}")!;
        string[] confined = [.. Directory.GetDirectories("/proc/self/task")
            .Where(task => Filters(task) is { } filters && !string.Equals(filters, free, StringComparison.Ordinal))
            .Select(task => File.ReadAllText(task + "/comm").Trim())];
        Assert.NotEmpty(confined);
        Assert.All(confined, name => Assert.Equal("confined", name));
    }

    private static string? Filters(string task)
    {
        try
        {
            return File.ReadLines(task + "/status").First(line => line.StartsWith("Seccomp_filters:", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int Call(int x64, int arm64) => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? x64 : arm64;
}
