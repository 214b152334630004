using System.Diagnostics;
using System.Text;

namespace AgentLoop.Tests.Sandboxing;

[Collection(nameof(Alone))]
public sealed class ChildProcessTests
{
    private static ChildStart Shell(string line) => new() { Program = "/bin/sh", Arguments = ["-c", line] };

    private static ValueTask<ChildResult> RunAsync(ChildStart start) => ChildProcess.RunAsync(start, CancellationToken.None);

    [Fact]
    public async Task Both_outputs_and_the_exit_code_are_told_apart()
    {
        ChildResult result = await RunAsync(Shell("echo out; echo err >&2; exit 7"));
        Assert.Equal("out\n", Encoding.UTF8.GetString(result.StandardOutput));
        Assert.Equal("err\n", Encoding.UTF8.GetString(result.StandardError));
        Assert.Equal(7, result.ExitCode);
        Assert.False(result.TimedOut);
        Assert.Null(result.StartFailure);
    }

    [Fact]
    public async Task A_signal_is_an_exit_code_above_128() => Assert.Equal(128 + 15, (await RunAsync(Shell("kill -TERM $$"))).ExitCode);

    [Fact]
    public async Task Arguments_arrive_as_they_are()
    {
        string[] arguments = ["", " two  words ", "quote\"s and 'quotes'", "$HOME `id` \\n", "zeile\n2", "grün €"];
        ChildResult result = await RunAsync(new ChildStart { Program = "printf", Arguments = ["<%s>", .. arguments] });
        Assert.Equal(string.Concat(arguments.Select(argument => $"<{argument}>")), Encoding.UTF8.GetString(result.StandardOutput));
    }

    [Fact]
    public async Task The_host_s_variables_are_there_unless_they_are_cleared()
    {
        Dictionary<string, string> mine = new(StringComparer.Ordinal) { ["MINE"] = "1" };
        ChildStart print = new() { Program = "/usr/bin/env", Environment = mine };
        string kept = Encoding.UTF8.GetString((await RunAsync(print)).StandardOutput);
        string cleared = Encoding.UTF8.GetString((await RunAsync(print with { ClearEnvironment = true })).StandardOutput);
        Assert.Contains("\nPATH=", "\n" + kept, StringComparison.Ordinal);
        Assert.Contains("\nMINE=1\n", "\n" + kept, StringComparison.Ordinal);
        Assert.DoesNotContain("PATH=", cleared, StringComparison.Ordinal);
        Assert.Contains("\nMINE=1\n", "\n" + cleared, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_go_in_and_come_out()
    {
        byte[] input = new byte[10 * 1024 * 1024];
        for (int i = 0; i < input.Length; i++)
            input[i] = (byte)(i * 31 >> 3);
        ChildResult result = await RunAsync(new ChildStart { Program = "cat", StandardInput = input });
        Assert.True(result.StandardOutput.AsSpan().SequenceEqual(input));
    }

    [Fact]
    public async Task Input_that_nobody_reads_harms_nothing()
    {
        ChildResult result = await RunAsync(new ChildStart { Program = "true", StandardInput = new byte[10 * 1024 * 1024] });
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task A_gigabyte_of_output_keeps_its_head_and_tail_and_no_memory()
    {
        long before = GC.GetTotalAllocatedBytes();
        ChildResult result = await RunAsync(Shell("echo first; head -c 1G /dev/zero; echo last") with { MaxOutputBytes = 1000 });
        Assert.Equal(1000, result.StandardOutput.Length);
        Assert.Equal((1L << 30) + 11 - 1000, result.DroppedOutputBytes);
        Assert.StartsWith("first\n", Encoding.UTF8.GetString(result.StandardOutput), StringComparison.Ordinal);
        Assert.EndsWith("\0last\n", Encoding.UTF8.GetString(result.StandardOutput), StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1L << 29);
    }

    [Fact]
    public async Task Both_outputs_are_read_at_the_same_time()
    {
        ChildResult result = await RunAsync(Shell("head -c 1M /dev/zero >&2; head -c 1M /dev/zero; head -c 1M /dev/zero >&2"));
        Assert.Equal(1 << 20, result.StandardOutput.Length);
        Assert.Equal(2 << 20, result.StandardError.Length);
    }

    [Theory]
    [InlineData("no-such-program-anywhere", "was not found in PATH")]
    [InlineData("/no/such/program", "There is no program \"/no/such/program\"")]
    [InlineData("/etc/passwd", "is not executable")]
    [InlineData("/usr", "is a folder")]
    [InlineData("", "names no program")]
    [InlineData("nul\0program", "NUL")]
    public async Task A_program_that_cannot_be_started_is_a_sentence(string program, string sentence)
    {
        ChildResult result = await RunAsync(new ChildStart { Program = program });
        Assert.Contains(sentence, result.StartFailure, StringComparison.Ordinal);
        Assert.EndsWith(".", result.StartFailure, StringComparison.Ordinal);
        Assert.Equal(-1, result.ExitCode);
    }

    [Fact]
    public async Task Other_bad_starts_are_sentences_too()
    {
        Dictionary<string, string> bad = new(StringComparer.Ordinal) { ["A=B"] = "" };
        string huge = new('x', 3 * 1024 * 1024);
        Assert.Contains("does not exist", (await RunAsync(Shell("") with { WorkingDirectory = "/no/such/folder" })).StartFailure, StringComparison.Ordinal);
        Assert.Contains("not positive", (await RunAsync(Shell("") with { Timeout = TimeSpan.Zero })).StartFailure, StringComparison.Ordinal);
        Assert.Contains("49 days", (await RunAsync(Shell("") with { Timeout = TimeSpan.MaxValue })).StartFailure, StringComparison.Ordinal);
        Assert.Contains("negative", (await RunAsync(Shell("") with { MaxOutputBytes = -1 })).StartFailure, StringComparison.Ordinal);
        Assert.Contains("environment variable \"A=B\"", (await RunAsync(Shell("") with { Environment = bad })).StartFailure, StringComparison.Ordinal);
        Assert.Contains("too long", (await RunAsync(Shell(huge))).StartFailure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!/no/such/interpreter\n", "interpreter")]
    [InlineData("this is no program\n", "neither a program")]
    public async Task A_file_that_is_executable_and_no_program_is_a_sentence(string content, string sentence)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("program"), content);
        TemporaryFolder.MakeExecutable(folder.File("program"));
        ChildResult result = await RunAsync(new ChildStart { Program = "./program", WorkingDirectory = folder.Path });
        Assert.Contains(sentence, result.StartFailure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stays_in_the_background_does_not_hold_up_the_result()
    {
        long began = Stopwatch.GetTimestamp();
        ChildResult result = await RunAsync(Shell("sleep 60 & echo $!"));
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0, 20);
        int background = int.Parse(Encoding.UTF8.GetString(result.StandardOutput), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(ProcessTable.Read(), process => process.Id == background);
        Process.GetProcessById(background).Kill();
    }

    [Fact]
    public async Task A_time_out_is_told_from_an_exit_and_keeps_what_was_said()
    {
        ChildResult result = await RunAsync(Shell("echo said; sleep 60") with { Timeout = TimeSpan.FromMilliseconds(300) });
        Assert.True(result.TimedOut);
        Assert.Equal(128 + 9, result.ExitCode);
        Assert.Equal("said\n", Encoding.UTF8.GetString(result.StandardOutput));
        Assert.InRange(result.Duration.TotalSeconds, 0.3, 20);
    }

    [Fact]
    public async Task Processor_time_is_that_of_the_process_and_of_those_it_waited_for()
    {
        ChildResult busy = await RunAsync(Shell("sh -c 'i=0; while [ $i -lt 150000 ]; do i=$((i+1)); done'; exit 0"));
        ChildResult idle = await RunAsync(Shell("sleep 0.2"));
        Assert.InRange(busy.CpuTime.TotalMilliseconds, 30, busy.Duration.TotalMilliseconds);
        Assert.InRange(idle.CpuTime.TotalMilliseconds, 0, 60);
    }

    [Fact]
    public async Task Processor_time_counts_those_that_were_killed()
    {
        ChildResult result = await RunAsync(Shell("sh -c 'while :; do :; done' & wait") with { Timeout = TimeSpan.FromMilliseconds(500) });
        Assert.InRange(result.CpuTime.TotalMilliseconds, 30, result.Duration.TotalMilliseconds);
    }

    [Fact]
    public async Task No_zombie_is_left()
    {
        for (int i = 0; i < 20; i++)
            await RunAsync(Shell(i % 2 == 0 ? "exit 1" : "sleep 60") with { Timeout = TimeSpan.FromMilliseconds(i % 2 == 0 ? 20_000 : 10) });
        string[] zombies = [.. ProcessTable.Ids()
            .Select(id => File.Exists($"/proc/{id}/stat") ? TryRead($"/proc/{id}/stat") : "")
            .Where(stat => stat.Contains($") Z {Environment.ProcessId} ", StringComparison.Ordinal) && stat.Contains("(sh)", StringComparison.Ordinal))];
        Assert.Empty(zombies);
    }

    [Fact]
    public async Task The_framework_s_way_of_starting_gives_the_same_result()
    {
        ChildStart start = Shell("cat; echo err >&2; pwd; exit 3") with { Mark = "managed.", StandardInput = "in\n"u8.ToArray(), WorkingDirectory = "/usr" };
        ManagedChild child = ManagedChild.Start(start, "/bin/sh", "/usr", ChildEnvironment.Of(start), out _)!;
        ChildPipes pipes = ChildPipes.Attach(child, start);
        ChildExit exit = child.WaitForExit();
        await pipes.FinishAsync(TimeSpan.FromSeconds(20));
        ChildResult result = pipes.Result(exit.Code);
        Assert.Equal((3, "in\n/usr\n", "err\n"), (result.ExitCode, Encoding.UTF8.GetString(result.StandardOutput), Encoding.UTF8.GetString(result.StandardError)));
    }

    private static string TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
