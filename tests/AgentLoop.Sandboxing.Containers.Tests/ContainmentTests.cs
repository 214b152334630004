using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AgentLoop.Sandboxing.Containers.Tests;

/// <summary>What a container must hold off. Each attack is also tried without one, where it works, so that these tests can fail.</summary>
public sealed class ContainmentTests : ContainerTest
{
    private const string SystemCall = "import ctypes,sys; c=ctypes.CDLL(None,use_errno=True); r=c.syscall(*map(int,sys.argv[1:])); print(r if r>=0 else -ctypes.get_errno())";

    [Fact]
    public async Task Nothing_outside_can_be_seen_read_or_written()
    {
        await File.WriteAllTextAsync(Path.Combine(Outside, "secret"), "secret");
        string attack = $"cat '{Outside}/secret'; echo x > '{Outside}/written'; ln -s '{Outside}/secret' link; cat link; ls '{Outside}'";
        CommandResult free = await RunFreelyAsync(attack);
        Assert.Equal("secretsecretsecret\nwritten\n", free.StandardOutput.Text);
        File.Delete(Path.Combine(Outside, "written"));
        File.Delete(InWorkspace("link"));

        Assert.Equal("", (await RunAsync(attack)).StandardOutput.Text);
        Assert.False(File.Exists(Path.Combine(Outside, "written")));
    }

    [Fact]
    public async Task The_image_cannot_be_changed()
    {
        CommandResult result = await RunAsync("for p in / /etc /usr/bin /var /opt /run /root /home /srv; do : > $p/written && echo $p; done 2> /dev/null; true");
        Assert.Equal("", result.StandardOutput.Text);
    }

    [Fact]
    public async Task The_repository_cannot_be_changed_moved_or_replaced()
    {
        const string Attack = "git init -q . 2> /dev/null; echo x > .git/hooks/pre-commit; mv .git moved; rm -rf .git; mkdir .git; git config core.fsmonitor evil; echo tried";
        Succeeds(await RunFreelyAsync("git init -q ."));
        string before = await File.ReadAllTextAsync(InWorkspace(".git/config"));
        Assert.Equal("tried\n", (await RunAsync(Attack)).StandardOutput.Text);
        Assert.Equal(before, await File.ReadAllTextAsync(InWorkspace(".git/config")));
        Assert.False(File.Exists(InWorkspace(".git/hooks/pre-commit")));

        await RunFreelyAsync(Attack);
        Assert.True(File.Exists(InWorkspace("moved/hooks/pre-commit")));
    }

    [Fact]
    public async Task The_files_of_a_worktree_s_repository_stay_too()
    {
        await File.WriteAllTextAsync(InWorkspace(".git"), "gitdir: /elsewhere\n");
        await RunAsync("echo 'gitdir: /tmp' > .git; rm -f .git; mv .git moved");
        Assert.Equal("gitdir: /elsewhere\n", await File.ReadAllTextAsync(InWorkspace(".git")));
    }

    [Fact]
    public async Task No_network_is_reached_but_one_of_its_own()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        string attack = string.Create(
            CultureInfo.InvariantCulture, $"python3 -c \"import socket; s=socket.create_connection(('127.0.0.1',{((IPEndPoint)listener.LocalEndpoint).Port}),2); print('connected')\"");
        Assert.Equal("connected\n", (await RunFreelyAsync(attack)).StandardOutput.Text);
        CommandResult held = await RunAsync(attack);
        Assert.Contains("Connection refused", held.StandardError.Text, StringComparison.Ordinal);

        const string Own = "import socket,threading; l=socket.create_server(('127.0.0.1',0)); c=socket.create_connection(l.getsockname()); print('own')";
        Assert.Equal("own\n", (await RunAsync($"python3 -c \"{Own}\"")).StandardOutput.Text);
        Assert.Equal("lo\n", (await RunAsync("ls /sys/class/net")).StandardOutput.Text);
    }

    [Theory]
    [InlineData("vsock", "import socket; socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)")]
    [InlineData("packet", "import socket; socket.socket(socket.AF_PACKET, socket.SOCK_RAW)")]
    [InlineData("raw", "import socket; socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)")]
    [InlineData("crypto", "import socket; socket.socket(38, socket.SOCK_SEQPACKET)")]
    [InlineData("audit", "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 9)")]
    public async Task Sockets_that_lead_elsewhere_are_refused(string kind, string code)
    {
        CommandResult result = await RunAsync($"python3 -c '{code}'");
        Assert.True(result.ExitCode == 1 && result.StandardError.Text.Contains("Error", StringComparison.Ordinal), kind + Said(result));
    }

    [Fact]
    public async Task Unix_sockets_of_the_host_are_not_reached()
    {
        string path = Path.Combine(Outside, "s");
        string name = $"\0agentloop-test-{Environment.ProcessId}";
        using Socket byPath = Listen(path), byName = Listen(name);
        string attack =
            $"""
            python3 -c "
            import socket
            for a in ('{path}', '\0{name[1..]}'):
                s = socket.socket(socket.AF_UNIX)
                try: s.connect(a); print('connected')
                except OSError: print('refused')
            "
            """;
        Assert.Equal("connected\nconnected\n", (await RunFreelyAsync(attack)).StandardOutput.Text);
        Assert.Equal("refused\nrefused\n", (await RunAsync(attack)).StandardOutput.Text);
    }

    [Fact]
    public async Task The_host_s_processes_and_variables_are_not_there()
    {
        string attack = $"cat /proc/{Environment.ProcessId}/environ > /dev/null && echo read; kill -0 {Environment.ProcessId} && echo reached; env";
        Assert.StartsWith("read\nreached\n", (await RunFreelyAsync(attack)).StandardOutput.Text, StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("AGENTLOOP_TEST_SECRET", "secret");
        Environment.SetEnvironmentVariable("HTTP_PROXY", "http://user:secret@proxy");
        CommandResult result = await RunAsync(attack + "; cat /proc/*/environ | tr '\\0' '\\n'");
        Environment.SetEnvironmentVariable("HTTP_PROXY", null);
        Assert.DoesNotContain("secret", result.StandardOutput.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("reached", result.StandardOutput.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_that_keeps_the_container_is_out_of_reach()
    {
        CommandResult result = await RunAsync(
            "for p in 1 $(cat /proc/1/task/1/children); do kill -9 $p; kill -STOP $p; ls /proc/$p/fd; done > out 2> /dev/null; cat out; (: > /run/agentloop); chmod 666 /run/agentloop; cat /run/agentloop");
        Assert.Equal("", result.StandardOutput.Text);
        Assert.Equal(2, result.StandardError.Text.Split("Permission denied").Length - 1);
        Assert.Contains("Read-only file system", result.StandardError.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_privilege_is_left_or_gained()
    {
        CommandResult result = await RunAsync("grep -E '^(CapPrm|CapEff|CapBnd|CapAmb|NoNewPrivs|Seccomp):' /proc/self/status | cut -f2 | sort | uniq -c | tr -s ' '");
        Assert.Equal(" 4 0000000000000000\n 1 1\n 1 2\n", result.StandardOutput.Text);
        Assert.NotEqual(0, (await RunAsync("su nobody -s /bin/sh -c true")).ExitCode);
    }

    /// <summary>By their numbers on x86-64 and arm64, with arguments that a kernel without the filter would complain about in another way.</summary>
    [Theory]
    [InlineData("ptrace", "101 0 0 0 0", "117 0 0 0 0", -1)]
    [InlineData("process_vm_readv", "310 1 0 0 0 0 0", "270 1 0 0 0 0 0", -1)]
    [InlineData("keyctl", "250 0 -3 0", "219 0 -3 0", -1)]
    [InlineData("add_key", "248 0 0 0 0 0", "217 0 0 0 0 0", -1)]
    [InlineData("mount", "165 0 0 0 0 0", "40 0 0 0 0 0", -1)]
    [InlineData("open_tree", "428 -100 0 0", "428 -100 0 0", -1)]
    [InlineData("setns", "308 -1 0", "268 -1 0", -1)]
    [InlineData("bpf", "321 0 0 0", "280 0 0 0", -1)]
    [InlineData("perf_event_open", "298 0 0 0 0 0", "241 0 0 0 0 0", -1)]
    [InlineData("userfaultfd", "323 0", "282 0", -1)]
    [InlineData("syslog", "103 3 0 0", "116 3 0 0", -1)]
    [InlineData("io_uring_setup", "425 1 0", "425 1 0", -38)]
    [InlineData("clone3", "435 0 0", "435 0 0", -38)]
    [InlineData("unshare of a user namespace", "272 268435456", "97 268435456", -38)]
    [InlineData("unshare of files, which harms nobody", "272 1024", "97 1024", 0)]
    [InlineData("x32 entry", "1073741863", "172 0 0 0 0 -1", -1)]
    public async Task System_calls_that_reach_past_a_process_are_closed(string name, string onX64, string onArm64, int expected)
    {
        bool x64 = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64;
        CommandResult result = await RunAsync($"python3 -c '{SystemCall}' {(x64 ? onX64 : onArm64)}");
        // A call of another architecture ends the process.
        Assert.True(result.StandardOutput.Text.Trim() == expected.ToString(CultureInfo.InvariantCulture) || (name.StartsWith("x32", StringComparison.Ordinal) && result.ExitCode != 0), name + " " + Said(result));
    }

    /// <summary>The host would wait for who holds one. The kernel does not look at the upper half of what is asked for.</summary>
    [Fact]
    public async Task No_file_is_leased_or_watched()
    {
        const string Attack =
            """
            import ctypes, os, platform
            libc = ctypes.CDLL(None, use_errno=True)
            number = ctypes.c_long(72 if platform.machine() == 'x86_64' else 25)
            def fcntl(fd, what, value):
                result = libc.syscall(number, ctypes.c_long(fd), ctypes.c_long(what), ctypes.c_long(value))
                return 'refused' if result < 0 and ctypes.get_errno() in (1, 38) else 'done' if result >= 0 else str(ctypes.get_errno())
            file, folder, pipe = os.open('leased', os.O_RDWR | os.O_CREAT), os.open('.', os.O_RDONLY), os.pipe()[0]
            print(*[fcntl(fd, what + upper, value) for upper in (0, 1 << 32) for fd, what, value in ((file, 1024, 1), (folder, 1026, 2))])
            print(*[fcntl(pipe, what, value) for what, value in ((0, 0), (1, 0), (2, 1), (3, 0), (1025, 0), (1030, 0), (1031, 65536), (1032, 0))])
            """;
        await File.WriteAllTextAsync(InWorkspace("lease.py"), Attack);
        const string Allowed = "done done done done done done done done\n";
        Assert.Equal("done done done done\n" + Allowed, (await RunFreelyAsync("python3 lease.py")).StandardOutput.Text);
        Assert.Equal("refused refused refused refused\n" + Allowed, (await RunAsync("python3 lease.py")).StandardOutput.Text);
    }

    [Fact]
    public async Task No_file_is_given_its_owner_s_rights()
    {
        const string Attack = "cp /bin/true t; chmod u+s t; chmod g+s t; install -m 4755 /bin/true i; python3 -c \"import os; os.open('o', os.O_CREAT, 0o6755)\"; mkdir d; chmod 700 d; chmod 755 t";
        await RunFreelyAsync(Attack.Replace("; chmod 755 t", "", StringComparison.Ordinal));
        Assert.True((File.GetUnixFileMode(InWorkspace("t")) & UnixFileMode.SetUser) != UnixFileMode.None);
        await RunFreelyAsync("rm -rf t i o d");

        await RunAsync(Attack);
        Assert.Equal("", (await RunFreelyAsync("find . -perm /6000")).StandardOutput.Text);
        Assert.Equal("755 700\n", (await RunFreelyAsync("echo $(stat -c %a t d)")).StandardOutput.Text);
    }

    [Fact]
    public async Task The_kernel_s_settings_and_devices_are_closed()
    {
        CommandResult result = await RunAsync(
            "(echo x > /proc/sys/kernel/core_pattern) 2> /dev/null && echo wrote; (echo b > /proc/sysrq-trigger) 2> /dev/null && echo wrote; mknod /tmp/d b 8 0 2> /dev/null && echo made; ls /dev | tr '\\n' ' '");
        Assert.Equal("fd full mqueue null ptmx pts random shm stderr stdin stdout tty urandom zero ", result.StandardOutput.Text.Replace("core ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Further_paths_are_as_writable_as_was_said()
    {
        string readable = Directory.CreateDirectory(Path.Combine(Outside, "r")).FullName;
        string writable = Directory.CreateDirectory(Path.Combine(Outside, "w")).FullName;
        await File.WriteAllTextAsync(Path.Combine(readable, "file"), "read");
        await using ISandboxSession session = await OpenAsync(Request with { ReadOnlyPaths = [readable], WritablePaths = [writable] });
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell($"cat {readable}/file; : > {writable}/new && (: > {readable}/new) 2> /dev/null || echo ' only'"));
        Assert.Equal("read only\n", result.StandardOutput.Text);
        Assert.True(File.Exists(Path.Combine(writable, "new")));
    }

    private static Socket Listen(string address)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(address));
        socket.Listen();
        return socket;
    }
}
