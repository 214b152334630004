using System.Text;

namespace AgentLoop.Tests.Sandboxing;

public sealed class BubblewrapSessionTests : BubblewrapTest
{
    [Fact]
    public async Task A_command_runs_as_nobody_of_the_host_in_places_of_its_own() => Assert.Equal(
        "1000:1000 agent agent /workspace /home/agent /tmp sandbox 0022\n",
        await OutputAsync("echo $(id -u):$(id -g) $(id -un) $USER $PWD $HOME $TMPDIR $(hostname) $(umask)"));

    [Fact]
    public async Task Input_output_errors_and_the_exit_code_are_the_commands_own()
    {
        await using ISandboxSession session = await OpenSessionAsync();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("cat; echo wrong >&2; exit 7") with { StandardInput = Encoding.UTF8.GetBytes("given ü") });
        Assert.Equal((CommandEnd.Exited, 7, "given ü", "wrong\n"), (result.End, result.ExitCode, result.StandardOutput.Text, result.StandardError.Text));
        Assert.Equal(137, (await session.ExecuteAsync(SandboxCommand.Shell("kill -9 $$"))).ExitCode);
    }

    [Fact]
    public async Task Large_command_lines_and_inputs_arrive_whole()
    {
        string large = new('x', 100_000);
        await using ISandboxSession session = await OpenSessionAsync();
        CommandResult words = await session.ExecuteAsync(new SandboxCommand { Program = "/bin/sh", Arguments = ["-c", "echo ${#1} $#", "sh", large, .. Enumerable.Repeat("y", 8000)] });
        Assert.Equal("100000 8001\n", words.StandardOutput.Text);
        CommandResult read = await session.ExecuteAsync(SandboxCommand.Shell("wc -c") with { StandardInput = new byte[10_000_000] });
        Assert.Equal("10000000\n", read.StandardOutput.Text);
        CommandResult variables = await session.ExecuteAsync(SandboxCommand.Shell("echo ${#BIG}") with { Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["BIG"] = large } });
        Assert.Equal("100000\n", variables.StandardOutput.Text);
    }

    [Fact]
    public async Task Commands_of_a_session_share_home_and_temporary_files_and_sessions_do_not()
    {
        const string Leave = "echo left > ~/file && echo left > /tmp/file && echo left > /dev/shm/file";
        const string Look = "cat ~/file /tmp/file /dev/shm/file";
        await using ISandboxSession first = await OpenSessionAsync();
        await using ISandboxSession second = await OpenSessionAsync();
        Assert.True((await first.ExecuteAsync(SandboxCommand.Shell(Leave))).Succeeded);
        Assert.Equal("left\nleft\nleft\n", (await first.ExecuteAsync(SandboxCommand.Shell(Look))).StandardOutput.Text);
        Assert.Equal("", (await second.ExecuteAsync(SandboxCommand.Shell(Look))).StandardOutput.Text);
    }

    [Fact]
    public async Task What_is_written_belongs_to_the_owner_of_the_workspace()
    {
        await OutputAsync("mkdir made && echo text > made/file && chmod 600 made/file");
        Assert.Equal("text\n", await File.ReadAllTextAsync(Path.Combine(Workspace, "made/file")));
        Assert.Equal(SessionFileStatus.Of(Workspace).User, SessionFileStatus.Of(Path.Combine(Workspace, "made/file")).User);
    }

    [Fact]
    public async Task What_others_own_in_the_workspace_can_be_read_and_the_host_and_the_command_write_the_same_files()
    {
        await File.WriteAllTextAsync(Path.Combine(Workspace, "private"), "of the owner");
        File.SetUnixFileMode(Path.Combine(Workspace, "private"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using ISandboxSession session = await OpenSessionAsync();
        await session.WriteFileAsync("a/b/file", "host"u8.ToArray());
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("cat private a/b/file && echo inside >> a/b/file && mv a/b/file a/moved && rmdir a/b"));
        Assert.True(result.Succeeded, result.StandardError.Text);
        Assert.Equal("of the ownerhost", result.StandardOutput.Text);
        Assert.Equal("hostinside\n", Encoding.UTF8.GetString((await session.ReadFileAsync("a/moved"))!.Value.Span));
    }

    [Theory]
    [InlineData("no-such-program", "was not found in PATH")]
    [InlineData("/no/such/program", "There is no program \"/no/such/program\"")]
    [InlineData("./file", "could not be started: Permission denied")]
    [InlineData("/usr", "could not be started: Permission denied")]
    [InlineData("./script", "or not the interpreter it names")]
    [InlineData("", "names no program")]
    public async Task What_cannot_be_started_is_said_in_a_sentence(string program, string sentence)
    {
        await File.WriteAllTextAsync(Path.Combine(Workspace, "file"), "no program");
        string script = Path.Combine(Workspace, "script");
        await File.WriteAllTextAsync(script, "#!/no/such/interpreter\n");
        TemporaryFolder.MakeExecutable(script);
        await using ISandboxSession session = await OpenSessionAsync();
        CommandResult result = await session.ExecuteAsync(new SandboxCommand { Program = program });
        Assert.Equal(CommandEnd.NotStarted, result.End);
        Assert.Contains(sentence, result.StartFailure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_of_the_workspace_is_found_where_the_command_works()
    {
        string script = Path.Combine(Workspace, "sub", "script");
        Directory.CreateDirectory(Path.GetDirectoryName(script)!);
        await File.WriteAllTextAsync(script, "#!/bin/sh\npwd\n");
        TemporaryFolder.MakeExecutable(script);
        await using ISandboxSession session = await OpenSessionAsync();
        Assert.Equal("/workspace/sub\n", (await session.ExecuteAsync(new SandboxCommand { Program = "./script", WorkingDirectory = "sub" })).StandardOutput.Text);
        Assert.Equal(CommandEnd.NotStarted, (await session.ExecuteAsync(new SandboxCommand { Program = "true", WorkingDirectory = "none" })).End);
    }

    [Fact]
    public async Task Paths_of_the_request_are_where_they_are_outside()
    {
        await File.WriteAllTextAsync(Path.Combine(Outside, "file"), "shown");
        string filled = Directory.CreateDirectory(Path.Combine(Outside, "filled")).FullName;
        await using ISandboxSession session = await Sandbox.OpenAsync(Request with { ReadOnlyPaths = [Outside, "/etc/hostname"], WritablePaths = [filled] });
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell($"cat {Outside}/file && test -s /etc/hostname && echo new > {filled}/new && ! touch {Outside}/new"));
        Assert.True(result.Succeeded, result.StandardError.Text + result.StartFailure);
        Assert.Equal("shown", result.StandardOutput.Text);
        Assert.True(File.Exists(Path.Combine(filled, "new")));
    }

    [Theory]
    [InlineData("head -c 100M /dev/zero > /tmp/a; true")]
    [InlineData("head -c 100M /dev/zero > $HOME/a")]
    [InlineData("i=0; while [ $i -lt 3000 ]; do : > $HOME/$i || exit 1; i=$((i+1)); done")]
    public async Task That_a_disk_is_full_is_told(string line)
    {
        await using ISandboxSession session = await Sandbox.OpenAsync(Request with { Limits = new() { DiskBytes = 8 << 20, DiskFiles = 2000 } });
        Assert.Null((await session.ExecuteAsync(SandboxCommand.Shell("false"))).Limit);
        Assert.Equal(SandboxLimit.Disk, (await session.ExecuteAsync(SandboxCommand.Shell(line))).Limit);
        Assert.Null((await session.ExecuteAsync(SandboxCommand.Shell("true"))).Limit);
    }

    [Fact]
    public async Task Masks_leave_nothing_in_the_workspace()
    {
        await OutputAsync("true");
        Assert.Empty(Directory.GetFileSystemEntries(Workspace));
        await File.WriteAllTextAsync(Path.Combine(Workspace, ".git"), "gitdir: elsewhere");
        await OutputAsync("true");
        Assert.Equal([Path.Combine(Workspace, ".git")], Directory.GetFileSystemEntries(Workspace));
    }

    [Fact]
    public async Task The_host_sees_none_of_a_sessions_mounts()
    {
        await using ISandboxSession session = await Sandbox.OpenAsync(Request with { Limits = new SandboxLimits { DiskFiles = 123_456 } });
        Assert.Contains("nr_inodes=123456", (await session.ExecuteAsync(SandboxCommand.Shell("cat /proc/self/mounts"))).StandardOutput.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nr_inodes=123456", await File.ReadAllTextAsync("/proc/self/mounts"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_sessions_work_at_once()
    {
        string[] folders = [.. Enumerable.Range(0, 16).Select(i => Directory.CreateDirectory(Path.Combine(Workspace, $"{i}")).FullName)];
        await Task.WhenAll(folders.Select(async folder =>
        {
            await using ISandboxSession session = await Sandbox.OpenAsync(new SandboxRequest { Workspace = folder });
            CommandResult[] results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => session.ExecuteAsync(SandboxCommand.Shell($"echo {i} > {i} && cat {i}")).AsTask()));
            Assert.Equal(["0\n", "1\n", "2\n", "3\n"], results.Select(result => result.StandardOutput.Text));
        }));
    }

    [Fact]
    public async Task A_full_home_is_refused_at_the_sessions_size_and_leaves_the_workspace_alone()
    {
        SandboxRequest small = Request with { Limits = new SandboxLimits { DiskBytes = 4 << 20, DiskFiles = 1000 } };
        await using ISandboxSession session = await Sandbox.OpenAsync(small);
        foreach (string place in (string[])["$HOME", "/tmp", "/dev/shm"])
        {
            CommandResult large = await session.ExecuteAsync(SandboxCommand.Shell($"head -c 8000000 /dev/zero > {place}/large; e=$?; rm {place}/large; exit $e"));
            Assert.Contains("No space left", large.StandardError.Text, StringComparison.Ordinal);
        }

        CommandResult many = await session.ExecuteAsync(SandboxCommand.Shell("cd /tmp && seq 2000 | xargs touch"));
        Assert.Contains("No space left", many.StandardError.Text, StringComparison.Ordinal);
        Assert.True((await session.ExecuteAsync(SandboxCommand.Shell("head -c 8000000 /dev/zero > large"))).Succeeded);
    }
}
