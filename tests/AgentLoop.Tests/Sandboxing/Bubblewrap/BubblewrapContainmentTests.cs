using System.Net;
using System.Net.Sockets;

namespace AgentLoop.Tests.Sandboxing;

/// <summary>Each attack is first shown to work without isolation, so that its failure means something.</summary>
public sealed class BubblewrapContainmentTests : BubblewrapTest
{
    [Theory]
    [InlineData("test -e \"$OUTSIDE/secret\"")]
    [InlineData("cat \"$OUTSIDE/secret\"")]
    [InlineData("ln -sf \"$OUTSIDE/secret\" link && cat link")]
    [InlineData("test -e /proc/$HOST/stat && kill -0 $HOST")]
    [InlineData("ls -d /var/lib /root/..?* /home/*/..?* || ls -d /var/lib")]
    [InlineData("test -e /dev/mem -o -e /dev/vda -o -e /dev/kmsg")]
    [InlineData("chmod 600 \"$OUTSIDE/secret\"")]
    public async Task Nothing_of_the_host_is_seen(string line)
    {
        await File.WriteAllTextAsync(Path.Combine(Outside, "secret"), "secret");
        await AssertHeldAsync(Sandbox, line);
    }

    [Theory]
    [InlineData("mv .git moved && mkdir .git && mv moved/config .git/config")]
    [InlineData("echo '[core]' >> .git/config")]
    [InlineData("mkdir -p .git/hooks && echo true > .git/hooks/pre-commit")]
    [InlineData("rm -r .git && mkdir .git && echo > .git/config")]
    [InlineData("ln .git/config linked && echo >> linked")]
    public async Task The_repository_cannot_be_changed(string line)
    {
        string config = Path.Combine(Directory.CreateDirectory(Path.Combine(Workspace, ".git")).FullName, "config");
        await File.WriteAllTextAsync(config, "");
        Assert.True((await AttackAsync(Sandboxes.Unisolated, line)).Succeeded);
        Directory.Delete(Workspace, recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(config)!);
        await File.WriteAllTextAsync(config, "kept");

        Assert.NotEqual(0, (await AttackAsync(Sandbox, line)).ExitCode);
        Assert.Equal([config], Directory.GetFileSystemEntries(Path.GetDirectoryName(config)!));
        Assert.Equal("kept", await File.ReadAllTextAsync(config));
    }

    [Fact]
    public async Task The_repository_can_be_read_by_git()
    {
        Assert.True((await AttackAsync(Sandboxes.Unisolated, "git init -q . && git -c user.name=a -c user.email=a commit -q --allow-empty -m first")).Succeeded);
        Assert.Equal("first\n", await OutputAsync("git log --format=%s && git status --porcelain"));
    }

    [Theory]
    [InlineData("unshare --user --map-root-user true")]
    [InlineData("unshare --mount true || unshare --user --mount true")]
    [InlineData("mount -t tmpfs none /mnt")]
    [InlineData("mount -o remount,rw /usr")]
    [InlineData("mknod /tmp/disk b 254 0 && head -c 1 /tmp/disk")]
    [InlineData("dmesg")]
    [InlineData("touch /usr/written && rm /usr/written")]
    [InlineData("touch /etc/written && rm /etc/written")]
    [InlineData("echo > /proc/sys/kernel/core_pattern; cat /proc/sys/kernel/core_pattern > /tmp/p && cat /tmp/p > /proc/sys/kernel/core_pattern")]
    [InlineData("nice -n -5 true && test \"$(nice -n -5 nice)\" = -5")]
    public async Task No_privilege_is_there_or_can_be_gained(string line)
    {
        CommandResult held = await AttackAsync(Sandbox, line);
        Assert.Equal(CommandEnd.Exited, held.End);
        Assert.NotEqual(0, held.ExitCode);
    }

    [Fact]
    public async Task A_command_cannot_write_outside_its_own_places()
    {
        string written = await OutputAsync("for d in / /dev /etc /sys /proc /usr /root /home /proc/sys; do (: > $d/written) 2>/dev/null && echo $d; done; true");
        Assert.Equal("", written);
    }

    [Fact]
    public async Task The_hosts_variables_are_nowhere()
    {
        Environment.SetEnvironmentVariable("AGENTLOOP_TEST_SECRET", "hidden");
        Assert.Equal("AGENTLOOP_TEST_SECRET\n", (await AttackAsync(Sandboxes.Unisolated, "tr '\\0' '\\n' < /proc/$HOST/environ | grep -o AGENTLOOP_TEST_SECRET || echo AGENTLOOP_TEST_SECRET")).StandardOutput.Text);
        string variables = await OutputAsync("cat /proc/[0-9]*/environ | tr '\\0' '\\n' | sed 's/=.*//' | sort -u");
        Assert.DoesNotContain("SECRET", variables, StringComparison.Ordinal);
        Assert.Equal(["AGENTLOOP_CHILD"], variables.Split('\n', StringSplitOptions.RemoveEmptyEntries).Except((await OutputAsync("env | sed 's/=.*//'")).Split('\n'), StringComparer.Ordinal));
    }

    [Fact]
    public async Task No_path_of_the_host_is_on_a_command_line()
    {
        string lines = await OutputAsync("cat /proc/[0-9]*/cmdline | tr '\\0' ' '");
        Assert.DoesNotContain(Path.GetDirectoryName(Workspace)!, lines, StringComparison.Ordinal);
        Assert.Contains("--args 3", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_inherited_but_the_three_streams() => Assert.Equal("0\n1\n2\n", await OutputAsync("ls /proc/$$/fd; true"));

    [Fact]
    public async Task The_hosts_services_cannot_be_reached()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        string name = $"agentloop-{Environment.ProcessId}";
        using Socket abstractSocket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        abstractSocket.Bind(new UnixDomainSocketEndPoint("\0" + name));
        abstractSocket.Listen();
        using Socket pathSocket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        pathSocket.Bind(new UnixDomainSocketEndPoint(Path.Combine(Outside, "socket")));
        pathSocket.Listen();
        await AssertHeldAsync(Sandbox, $"bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port}'");
        await AssertHeldAsync(Sandbox, $"perl -e 'socket(S, 1, 1, 0) && connect(S, pack(\"Sa*\", 1, \"\\0{name}\")) or exit 1'");
        await AssertHeldAsync(Sandbox, $"perl -e 'socket(S, 1, 1, 0) && connect(S, pack(\"Sa*\", 1, \"{Outside}/socket\")) or exit 1'");
    }

    [Theory]
    [InlineData("socket(S, 40, 1, 0)")]
    [InlineData("socket(S, 17, 3, 0)")]
    [InlineData("socket(S, 2, 3, 1)")]
    [InlineData("socket(S, 38, 5, 0)")]
    [InlineData("syscall(425, 8, 0) >= 0")]
    [InlineData("syscall(250, 0, -3, 1) >= 0")]
    [InlineData("syscall(101, 16, 1, 0, 0) >= 0")]
    public async Task Sockets_and_calls_that_no_namespace_holds_are_refused(string call) =>
        Assert.Equal(1, (await AttackAsync(Sandbox, $"perl -e '{call} or exit 1'")).ExitCode);

    [Fact]
    public async Task The_commands_own_loopback_works() => Assert.Equal(
        "heard\n",
        await OutputAsync("perl -MIO::Socket::INET -e '$l = IO::Socket::INET->new(Listen => 1, LocalAddr => \"127.0.0.1\"); if (!fork) { $c = IO::Socket::INET->new(PeerAddr => \"localhost\", PeerPort => $l->sockport); print $c \"heard\\n\"; exit } print $l->accept->getline'"));
}
