using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace AgentLoop.Sandboxing.Containers.Tests;

public sealed class SessionTests : ContainerTest
{
    [Fact]
    public async Task A_command_has_its_exit_code_and_both_outputs_apart()
    {
        CommandResult result = await RunAsync("echo out; echo err >&2; exit 3");
        Assert.Equal((CommandEnd.Exited, 3, "out\n", "err\n"), (result.End, result.ExitCode, result.StandardOutput.Text, result.StandardError.Text));
        Assert.True(result.CpuTime > TimeSpan.Zero);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(127)]
    [InlineData(255)]
    public async Task An_exit_code_of_the_engines_own_may_be_the_commands_too(int code)
    {
        CommandResult result = await RunAsync($"echo 'Error: mine' >&2; exit {code}");
        Assert.Equal((CommandEnd.Exited, code, "Error: mine\n"), (result.End, result.ExitCode, result.StandardError.Text));
    }

    [Fact]
    public async Task Input_and_output_are_bytes_and_large()
    {
        byte[] input = new byte[10_000_000];
        RandomNumberGenerator.Fill(input);
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("tee copy | sha256sum") with { StandardInput = input });
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(input)), result.StandardOutput.Text.Split(' ')[0]);
        Assert.Equal(input, await File.ReadAllBytesAsync(InWorkspace("copy")));
    }

    [Fact]
    public async Task Without_input_it_is_at_its_end() => Assert.Equal("", (await RunAsync("cat")).StandardOutput.Text);

    [Fact]
    public async Task Output_keeps_its_head_and_tail()
    {
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("echo first; yes | head -c 3000000; echo last") with { MaxOutputBytes = 1000 });
        Assert.StartsWith("first\n", result.StandardOutput.Text, StringComparison.Ordinal);
        Assert.EndsWith("last\n", result.StandardOutput.Text, StringComparison.Ordinal);
        Assert.Equal(3_000_011 - 1000, result.StandardOutput.DroppedBytes);
    }

    [Fact]
    public async Task Arguments_variables_and_folder_are_handed_over_as_they_are()
    {
        Directory.CreateDirectory(InWorkspace("a b"));
        await using ISandboxSession session = await OpenAsync(Request with { Environment = Variables("FROM", "request") });
        string[] odd = ["-x", "--", "", "a b", "$HOME", "'\"\\", "line\nline", "ä漢"];
        CommandResult result = await session.ExecuteAsync(new SandboxCommand
        {
            Program = "python3",
            Arguments = ["-c", "import os,sys; print(repr(sys.argv[1:])); print(os.getcwd(), os.environ['FROM'], repr(os.environ['odd.name']))", .. odd],
            WorkingDirectory = "a b",
            Environment = Variables("odd.name", "x=y\nz"),
        });
        Assert.Equal(
            "['-x', '--', '', 'a b', '$HOME', '\\'\"\\\\', 'line\\nline', 'ä漢']\n/workspace/a b request 'x=y\\nz'\n", result.StandardOutput.Text);
    }

    [Fact]
    public async Task A_command_line_may_be_large()
    {
        await using ISandboxSession session = await OpenAsync();
        string[] arguments = [.. Enumerable.Repeat(new string('x', 100_000), 10)];
        CommandResult result = await session.ExecuteAsync(new SandboxCommand { Program = "/bin/sh", Arguments = ["-c", "echo $# ${#1}", "sh", .. arguments] });
        Assert.Equal("10 100000\n", result.StandardOutput.Text);
    }

    [Theory]
    [InlineData("no-such-program", "The program \"no-such-program\" was not found in PATH.")]
    [InlineData("/no/such/program", "There is no program \"/no/such/program\"")]
    [InlineData("./text", "The file \"./text\" is not executable.")]
    [InlineData("/tmp", "The file \"/tmp\" is not executable.")]
    [InlineData("./no-line", "\"#!\" line")]
    [InlineData("./no-interpreter", "interpreter")]
    [InlineData("", "names no program")]
    [InlineData("a\0b", "NUL")]
    public async Task A_program_that_cannot_be_started_is_a_result_with_a_sentence(string program, string sentence)
    {
        await File.WriteAllTextAsync(InWorkspace("text"), "text");
        await WriteProgramAsync("no-line", "echo hi\n");
        await WriteProgramAsync("no-interpreter", "#!/no/such/interpreter\n");
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(new SandboxCommand { Program = program });
        Assert.Equal(CommandEnd.NotStarted, result.End);
        Assert.Contains(sentence, result.StartFailure, StringComparison.Ordinal);
        Assert.DoesNotContain("Error:", result.StartFailure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", "does not exist in the workspace")]
    [InlineData("../outside", "leaves the workspace")]
    [InlineData("/etc", "leaves the workspace")]
    public async Task A_folder_that_cannot_be_worked_in_is_a_result_with_a_sentence(string folder, string sentence)
    {
        await using ISandboxSession session = await OpenAsync();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("pwd") with { WorkingDirectory = folder });
        Assert.Equal(CommandEnd.NotStarted, result.End);
        Assert.Contains(sentence, result.StartFailure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_go_in_and_come_out_and_belong_to_the_owner_of_the_workspace()
    {
        await using ISandboxSession session = await OpenAsync();
        await session.WriteFileAsync("in/a.txt", Encoding.UTF8.GetBytes("in"));
        Succeeds(await session.ExecuteAsync(SandboxCommand.Shell("cat in/a.txt > out.txt && printf ' out' >> out.txt")));
        Assert.Equal("in out", Encoding.UTF8.GetString((await session.ReadFileAsync("out.txt"))!.Value.Span));
        Assert.Null(await session.ReadFileAsync("missing"));
        CommandResult owners = await RunFreelyAsync("stat -c %u:%g . in/a.txt out.txt | uniq | wc -l");
        Assert.Equal("1\n", owners.StandardOutput.Text);
    }

    [Fact]
    public async Task Home_and_temporary_folder_are_writable_and_the_session_s_own()
    {
        await using (ISandboxSession first = await OpenAsync())
            Succeeds(await first.ExecuteAsync(SandboxCommand.Shell("echo left > /tmp/left && echo left > ~/left && echo left > /dev/shm/left && [ $HOME = /home/agent ]")));
        Assert.Equal("", (await RunAsync("ls -A /tmp ~ /dev/shm | grep left")).StandardOutput.Text);
    }

    [Fact]
    public async Task A_time_out_kills_all_that_was_started_and_keeps_what_was_said()
    {
        await using ISandboxSession session = await OpenAsync();
        const string Hostile =
            """
            trap '' TERM INT HUP
            echo said
            (setsid sh -c 'while :; do date +%N > daemon; sleep 0.05; done' > /dev/null 2>&1 &)
            env -i setsid sh -c 'while :; do date +%N > nameless; sleep 0.05; done' > /dev/null 2>&1 &
            while :; do date +%N > self; sleep 0.05; done
            """;
        long began = Stopwatch.GetTimestamp();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell(Hostile) with { Timeout = TimeSpan.FromSeconds(3) });
        Assert.Equal((CommandEnd.TimedOut, "said\n"), (result.End, result.StandardOutput.Text));
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(10));
        await StandsStillAsync("daemon", "nameless", "self");
        Succeeds(await session.ExecuteAsync(SandboxCommand.Shell("true")));
    }

    [Fact]
    public async Task A_time_out_leaves_the_session_s_other_commands_alone()
    {
        await using ISandboxSession session = await OpenAsync();
        Succeeds(await session.ExecuteAsync(SandboxCommand.Shell("while :; do date +%N > background; sleep 0.05; done > /dev/null 2>&1 &")));
        Task<CommandResult> other = session.ExecuteAsync(SandboxCommand.Shell("env -i sleep 4; echo whole")).AsTask();
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell("sleep 60") with { Timeout = TimeSpan.FromSeconds(2) });
        Assert.Equal(CommandEnd.TimedOut, result.End);
        Assert.Equal("whole\n", (await other).StandardOutput.Text);
        await Assert.ThrowsAnyAsync<Exception>(() => StandsStillAsync("background"));
    }

    [Fact]
    public async Task A_death_by_signal_is_no_time_out()
    {
        CommandResult result = await RunAsync("kill -9 $$");
        Assert.Equal((CommandEnd.Exited, 137, null), (result.End, result.ExitCode, result.Limit));
    }

    [Fact]
    public async Task A_background_child_that_holds_the_output_does_not_hold_the_command()
    {
        long began = Stopwatch.GetTimestamp();
        CommandResult result = await RunAsync("sleep 60 & echo done");
        Assert.Equal("done\n", result.StandardOutput.Text);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cancellation_is_the_callers_and_kills_the_command()
    {
        await using ISandboxSession session = await OpenAsync();
        using CancellationTokenSource cancel = new();
        Task<CommandResult> run = session.ExecuteAsync(
            SandboxCommand.Shell("(env -i setsid sh -c 'while :; do date +%N > child; sleep 0.05; done' &) ; sleep 60"), cancel.Token).AsTask();
        Assert.True(await BecomesTrueAsync(() => ValueTask.FromResult(File.Exists(InWorkspace("child")))));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await StandsStillAsync("child");
        Succeeds(await session.ExecuteAsync(SandboxCommand.Shell("true")));
    }

    [Fact]
    public async Task Commands_of_a_session_run_at_the_same_time()
    {
        await using ISandboxSession session = await OpenAsync();
        Task<CommandResult> waiting = session.ExecuteAsync(SandboxCommand.Shell("until [ -e go ]; do sleep 0.05; done; echo went")).AsTask();
        Succeeds(await session.ExecuteAsync(SandboxCommand.Shell(": > go")));
        Assert.Equal("went\n", (await waiting).StandardOutput.Text);
    }

    [Fact]
    public async Task A_closed_session_takes_no_command_and_kills_those_it_had()
    {
        ISandboxSession session = await OpenAsync();
        Task<CommandResult> run = session.ExecuteAsync(SandboxCommand.Shell("while :; do date +%N > self; sleep 0.05; done")).AsTask();
        Assert.True(await BecomesTrueAsync(() => ValueTask.FromResult(File.Exists(InWorkspace("self")))));
        await session.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => run);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await session.ExecuteAsync(SandboxCommand.Shell("true")));
        await StandsStillAsync("self");
    }

    private async Task StandsStillAsync(params string[] files)
    {
        foreach (string file in files)
        {
            string before = await File.ReadAllTextAsync(InWorkspace(file));
            await Task.Delay(500);
            Assert.Equal(before, await File.ReadAllTextAsync(InWorkspace(file)));
        }
    }

    private async Task WriteProgramAsync(string name, string content)
    {
        await File.WriteAllTextAsync(InWorkspace(name), content);
        File.SetUnixFileMode(InWorkspace(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static Dictionary<string, string> Variables(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
