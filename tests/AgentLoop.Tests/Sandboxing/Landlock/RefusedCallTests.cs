using System.Globalization;
using System.Runtime.InteropServices;

namespace AgentLoop.Tests.Sandboxing.Landlock;

/// <summary>Makes the calls for real, and shows that without the sandbox they come to something else.</summary>
public sealed class RefusedCallTests : SessionTest
{
    private const int NotPermitted = 1;
    private const int NoSuchCall = 38;

    // msgget with these arguments would make a queue that outlives everything.
    private static readonly int[] KeptFromTheHost = [68, 186];

    private static int Call(int x64, int arm64) => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? x64 : arm64;

    private static async Task<CommandResult> RunAsync(ISandboxSession session, string perl, params string[] arguments) =>
        await session.ExecuteAsync(new SandboxCommand { Program = "/usr/bin/perl", Arguments = ["-e", perl, .. arguments] });

    /// <summary>The error of each call with arguments that mean nothing.</summary>
    private async Task<int[]> ErrorsAsync(ISandbox sandbox, IEnumerable<SystemCall> calls)
    {
        await using ISandboxSession session = await OpenAsync(sandbox);
        string[] numbers = [.. calls.Select(call => call.Number).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        CommandResult result = await RunAsync(
            session, "for (@ARGV) { $! = 0; $r = syscall($_ + 0, -1, -1, -1, -1, -1, -1); print $r == -1 ? $! + 0 : 0, \"\\n\" }", numbers);
        Assert.True(result.Succeeded, result.StandardError.Text);
        return [.. result.StandardOutput.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
    }

    private static SystemCall[] Here(IEnumerable<SystemCall> calls) => [.. calls.Where(call => call.Number != SystemCall.None)];

    [Fact]
    public async Task Every_call_of_the_list_is_refused()
    {
        SystemCall[] calls = Here(DeniedCalls.Refused);
        int[] held = await ErrorsAsync(Sandboxes.Landlock, calls);
        Assert.Equal(calls.Length, held.Length);
        Assert.All(held, error => Assert.Equal(NotPermitted, error));

        int[] free = await ErrorsAsync(Sandboxes.Unisolated, calls.Where(call => !KeptFromTheHost.Contains(call.Number)));
        Assert.True(free.Count(error => error != NotPermitted) > calls.Length / 2);
    }

    [Fact]
    public async Task What_cannot_be_judged_or_was_never_looked_at_is_absent()
    {
        SystemCall[] calls = [.. Here(DeniedCalls.Absent), new(470, 470), new(471, 471), new(600, 600), new(0x40000000 + 39, 0x40000000 + 39)];
        Assert.All(await ErrorsAsync(Sandboxes.Landlock, calls), error => Assert.Equal(NoSuchCall, error));
        Assert.Contains(await ErrorsAsync(Sandboxes.Unisolated, calls), error => error != NoSuchCall);
    }

    private async Task AssertHeldAsync(string line)
    {
        await using ISandboxSession free = await OpenAsync(Sandboxes.Unisolated);
        CommandResult done = await free.ExecuteAsync(Shell(line));
        Assert.True(done.Succeeded, $"The attack does not work even without isolation: {done.StandardError.Text}{done.StartFailure}");
        await using ISandboxSession held = await OpenAsync();
        CommandResult refused = await held.ExecuteAsync(Shell(line));
        Assert.Equal(CommandEnd.Exited, refused.End);
        Assert.NotEqual(0, refused.ExitCode);
    }

    private static SandboxCommand Shell(string line) => SandboxCommand.Shell(line) with
    {
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["HOST"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            ["CREAT"] = Call(85, -1).ToString(CultureInfo.InvariantCulture),
            ["MKNODAT"] = Call(259, 33).ToString(CultureInfo.InvariantCulture),
            ["CHMODAT2"] = "452",
            ["PERSONALITY"] = Call(135, 92).ToString(CultureInfo.InvariantCulture),
            ["CLONE"] = Call(56, 220).ToString(CultureInfo.InvariantCulture),
        },
    };

    [Theory]
    [InlineData("cp /bin/true own && chmod u+s own")]
    [InlineData("cp /bin/true own && chmod g+s own")]
    [InlineData("install -m 4755 /bin/true installed")]
    [InlineData("perl -e 'umask 0; sysopen(F, \"made-$$\", 0x41, 04755) && ((stat F)[2] & 04000) or exit 1'")]
    [InlineData("perl -e 'open F, \">own\"; chmod(04755, *F) == 1 or exit 1'")]
    [InlineData("perl -e '$n = \"node-$$\"; exit(syscall($ENV{MKNODAT} + 0, -100, $n, 0104755, 0) == 0 ? 0 : 1)'")]
    [InlineData("touch own; perl -e '$n = \"own\"; exit(syscall($ENV{CHMODAT2} + 0, -100, $n, 04755, 0) == 0 ? 0 : 1)'")]
    public Task No_file_is_made_that_runs_as_its_owner(string line) => AssertHeldAsync(line);

    [Theory]
    [InlineData("renice -n $(ps -o ni= -p $HOST) -p $HOST")]
    [InlineData("ionice -c 2 -n 4 -p $HOST")]
    [InlineData("taskset -p $(taskset -p $HOST | sed 's/.*: //') $HOST")]
    [InlineData("chrt --batch -p 0 $HOST && chrt --other -p 0 $HOST")]
    public Task The_host_s_priorities_and_processors_are_not_set(string line) => AssertHeldAsync(line);

    [Theory]
    [InlineData("perl -e 'exit(syscall($ENV{PERSONALITY} + 0, 0x400000) >= 0 ? 0 : 1)'")]
    [InlineData("perl -e 'sysopen(F, \"/dev/null\", 3) or exit 1'")]
    [InlineData("perl -e '$p = syscall($ENV{CLONE} + 0, 0x8011, 0, 0, 0, 0); exit($p >= 0 ? 0 : 1)'")]
    public Task A_process_does_not_become_or_bring_forth_what_it_must_not(string line) => AssertHeldAsync(line);

    [Fact]
    public async Task A_file_that_may_only_be_read_keeps_its_flags()
    {
        File.WriteAllText(Path.Combine(Outside, "file"), "");
        string set = $"perl -e 'open F, \"<\", \"{Outside}/file\" or exit 0; $f = pack(\"l!\", 0x40); exit(ioctl(F, 0x40086602, $f) ? 0 : 1)'";
        SandboxRequest request = Request with { ReadOnlyPaths = [Outside] };
        await using ISandboxSession free = await Sandboxes.Unisolated.OpenAsync(request);
        Assert.True((await free.ExecuteAsync(SandboxCommand.Shell(set))).Succeeded);
        await using ISandboxSession held = await Sandboxes.Landlock.OpenAsync(request);
        Assert.Equal(1, (await held.ExecuteAsync(SandboxCommand.Shell(set))).ExitCode);
    }

    [Fact]
    public async Task The_32_bit_entry_point_ends_the_program()
    {
        Assert.SkipUnless(RuntimeInformation.ProcessArchitecture == Architecture.X64, "There is no such entry point.");
        ForeignProgram.Write(Path.Combine(Workspace, "foreign"));
        SandboxCommand foreign = new() { Program = "./foreign" };
        await using ISandboxSession free = await OpenAsync(Sandboxes.Unisolated);
        Assert.Equal(42, (await free.ExecuteAsync(foreign)).ExitCode);
        await using ISandboxSession held = await OpenAsync();
        const int BadCall = 31;
        Assert.Equal(128 + BadCall, (await held.ExecuteAsync(foreign)).ExitCode);
    }
}
