namespace AgentLoop.Sandboxing.Containers.Tests;

public sealed class LimitTests : ContainerTest
{
    private static readonly SandboxLimits Small = new()
    {
        MemoryBytes = 256L << 20,
        Processes = 40,
        OpenFiles = 64,
        FileBytes = 4L << 20,
        DiskBytes = 16L << 20,
        CpuTime = TimeSpan.FromSeconds(3),
    };

    [Fact]
    public async Task Memory_of_all_processes_together_is_bounded_and_the_end_says_so()
    {
        CommandResult result = await RunSmallAsync("python3", "-c", "x = bytearray(1 << 30); print(len(x))");
        Assert.Equal((CommandEnd.LimitReached, SandboxLimit.Memory), (result.End, result.Limit));
    }

    [Fact]
    public async Task Memory_that_a_child_lacked_is_told_though_the_command_went_on()
    {
        CommandResult result = await RunSmallAsync("/bin/sh", "-c", "python3 -c 'x = bytearray(1 << 30)'; echo after");
        Assert.Equal((CommandEnd.Exited, SandboxLimit.Memory, "after\n"), (result.End, result.Limit, result.StandardOutput.Text));
    }

    [Fact]
    public async Task A_fork_bomb_is_bounded_ended_and_told_and_the_session_goes_on()
    {
        await using ISandboxSession session = await OpenAsync(Request with { Limits = Small });
        SandboxCommand bomb = new()
        {
            Program = "python3",
            Arguments =
            [
                "-c",
                """
                import os, time
                while True:
                    try:
                        if os.fork() == 0: os.setsid()
                    except OSError: time.sleep(0.1)
                """,
            ],
            Timeout = TimeSpan.FromSeconds(4),
        };
        CommandResult result = await session.ExecuteAsync(bomb);
        Assert.Contains(result.End, (CommandEnd[])[CommandEnd.TimedOut, CommandEnd.LimitReached]);
        // The two that keep the container, and the shell that asks.
        CommandResult after = await session.ExecuteAsync(SandboxCommand.Shell("set -- /proc/[0-9]*; echo $#"));
        Assert.Equal("3\n", after.StandardOutput.Text);
    }

    [Fact]
    public async Task Refused_processes_are_told()
    {
        CommandResult result = await RunSmallAsync(
            "python3", "-c", "import subprocess\nfor i in range(100):\n  try: subprocess.Popen(['sleep','5'])\n  except OSError: print('refused'); break");
        Assert.Equal((CommandEnd.Exited, SandboxLimit.Processes, "refused\n"), (result.End, result.Limit, result.StandardOutput.Text));
    }

    [Fact]
    public async Task A_file_has_a_largest_size()
    {
        CommandResult result = await RunSmallAsync("head", "-c", "9000000", "/dev/zero");
        Assert.True(result.Succeeded);
        CommandResult shell = await RunSmallAsync("/bin/sh", "-c", "exec head -c 9000000 /dev/zero > large");
        Assert.Equal((CommandEnd.LimitReached, SandboxLimit.FileSize), (shell.End, shell.Limit));
        Assert.Equal(4 << 20, new FileInfo(InWorkspace("large")).Length);
    }

    [Theory]
    [InlineData("/tmp")]
    [InlineData("/home/agent")]
    [InlineData("/dev/shm")]
    public async Task What_is_in_memory_is_bounded(string folder)
    {
        CommandResult result = await RunSmallAsync("/bin/sh", "-c", $"for i in 1 2 3 4; do head -c 4000000 /dev/zero > {folder}/$i || exit 7; done");
        Assert.Equal(7, result.ExitCode);
        Assert.Contains("No space left", result.StandardError.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tmp")]
    [InlineData("/home/agent")]
    public async Task So_is_the_number_of_files_there(string folder)
    {
        await using ISandboxSession session = await OpenAsync(Request with { Limits = Small with { DiskFiles = 1000 } });
        CommandResult result = await session.ExecuteAsync(SandboxCommand.Shell($"i=0; while (: > {folder}/$i) 2> /dev/null; do i=$((i+1)); done; ls {folder} | wc -l"));
        Assert.InRange(int.Parse(result.StandardOutput.Text, System.Globalization.CultureInfo.InvariantCulture), 400, 500);
    }

    [Fact]
    public async Task Open_files_and_core_dumps_are_bounded()
    {
        CommandResult result = await RunSmallAsync("/bin/sh", "-c", "ulimit -n; ulimit -c; ulimit -n 100");
        Assert.Equal("64\n0\n", result.StandardOutput.Text);
        Assert.NotEqual(0, result.ExitCode);
    }

    [Fact]
    public async Task Processor_time_of_a_command_and_its_children_is_bounded()
    {
        CommandResult result = await RunSmallAsync("/bin/sh", "-c", "while :; do python3 -c 'for i in range(3000000): pass'; done");
        Assert.Equal((CommandEnd.LimitReached, SandboxLimit.CpuTime), (result.End, result.Limit));
        Assert.InRange(result.CpuTime, TimeSpan.FromSeconds(2.9), TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task What_is_bounded_is_in_the_capabilities()
    {
        await using (await OpenAsync())
        {
        }

        SandboxCapabilities capabilities = await Containers.Sandbox.ProbeAsync();
        Assert.All(
            (SandboxPromise[])[SandboxPromise.MemoryLimit, SandboxPromise.ProcessLimit, SandboxPromise.CpuTimeLimit, SandboxPromise.OpenFileLimit, SandboxPromise.FileSizeLimit, SandboxPromise.DiskLimit],
            promise => Assert.Equal(PromiseState.Enforced, capabilities[promise]));
    }

    private async Task<CommandResult> RunSmallAsync(string program, params string[] arguments)
    {
        await using ISandboxSession session = await OpenAsync(Request with { Limits = Small });
        return await session.ExecuteAsync(new SandboxCommand { Program = program, Arguments = arguments, Timeout = TimeSpan.FromMinutes(1) });
    }
}
