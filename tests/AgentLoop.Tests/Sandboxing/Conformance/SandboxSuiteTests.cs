using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using AgentLoop.ConformanceTests;

namespace AgentLoop.Tests.Sandboxing;

[SuppressMessage("Usage", "xUnit1000", Justification = "The suites in here are for these tests, not for the runner.")]
public sealed class SandboxSuiteTests
{
    private static readonly Dictionary<string, (FaultySandbox Sandbox, string Test)> Faults = new(StringComparer.Ordinal)
    {
        ["says that everything succeeded"] =
            (Changing(result => result with { ExitCode = 0 }), nameof(SandboxConformanceTests.An_exit_code_is_handed_on)),
        ["takes a signal for a time-out"] =
            (Changing(result => result.ExitCode > 128 ? result with { End = CommandEnd.TimedOut } : result), nameof(SandboxConformanceTests.A_death_by_signal_is_told_by_the_exit_code)),
        ["writes both outputs into one"] =
            (Changing(result => result with { StandardOutput = new() { Text = result.StandardOutput.Text + result.StandardError.Text } }), nameof(SandboxConformanceTests.Both_outputs_are_told_apart)),
        ["trims the output"] =
            (Changing(result => result with { StandardOutput = result.StandardOutput with { Text = result.StandardOutput.Text.Trim() } }), nameof(SandboxConformanceTests.Text_goes_in_and_out_as_UTF_8)),
        ["keeps only the head of the output"] =
            (Changing(result => result with { StandardOutput = result.StandardOutput with { Text = result.StandardOutput.Text.Split("\n[")[0] } }), nameof(SandboxConformanceTests.Of_long_output_head_and_tail_are_kept)),
        ["forgets the output of what timed out"] =
            (Changing(result => result.End == CommandEnd.TimedOut ? result with { StandardOutput = new() } : result), nameof(SandboxConformanceTests.A_time_out_ends_all_that_was_started_and_keeps_the_output)),
        ["says nothing about why a command was not started"] =
            (Changing(result => result with { StartFailure = null }), nameof(SandboxConformanceTests.What_is_no_program_is_not_started)),
        ["joins arguments for a shell"] =
            (Asking(command => command with { Arguments = ["-c", string.Join(' ', command.Arguments.Skip(1))] }), nameof(SandboxConformanceTests.Arguments_are_not_interpreted)),
        ["cuts long arguments"] =
            (Asking(command => command with { Arguments = [.. command.Arguments.Select(a => a[..Math.Min(a.Length, 4096)])] }), nameof(SandboxConformanceTests.A_large_command_line_is_handed_over)),
        ["reads half of the input"] =
            (Asking(command => command with { StandardInput = command.StandardInput[..(command.StandardInput.Length / 2)] }), nameof(SandboxConformanceTests.Large_binary_input_is_read)),
        ["takes input for text"] =
            (Asking(command => command with { StandardInput = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(command.StandardInput.Span)) }), nameof(SandboxConformanceTests.Large_binary_input_is_read)),
        ["ignores the command's variables"] =
            (Asking(command => command with { Environment = new Dictionary<string, string>() }), nameof(SandboxConformanceTests.Variables_come_from_the_request_and_the_command)),
        ["ignores the working directory"] =
            (Asking(command => command with { WorkingDirectory = "" }), nameof(SandboxConformanceTests.A_command_starts_in_the_workspace_or_in_a_folder_of_it)),
        ["ignores the working directory where it is wrong"] =
            (Asking(command => command.WorkingDirectory.Contains("..") ? command with { WorkingDirectory = "" } : command), nameof(SandboxConformanceTests.A_working_directory_outside_is_refused)),
        ["cannot be cancelled"] =
            (new() { OnExecute = (good, command, _) => good.ExecuteAsync(command, default) }, nameof(SandboxConformanceTests.What_is_cancelled_before_does_not_begin)),
        ["ends nothing at a time-out"] =
            (new() { OnExecute = LeaveRunningAsync }, nameof(SandboxConformanceTests.A_time_out_ends_what_ignores_signals)),
        ["has empty content for a file that is missing"] =
            (new() { OnRead = async (good, path, token) => await good.ReadFileAsync(path, token) ?? ReadOnlyMemory<byte>.Empty }, nameof(SandboxConformanceTests.A_file_that_is_missing_is_none)),
        ["appends to files"] =
            (new() { OnWrite = async (good, path, content, token) => await good.WriteFileAsync(path, (byte[])[.. (await good.ReadFileAsync(path, token) ?? default).Span, .. content.Span], token) }, nameof(SandboxConformanceTests.A_file_is_overwritten_whole)),
        ["lets paths lead out"] =
            (new() { OnRead = (good, path, token) => path.Contains("..") ? ValueTask.FromResult<ReadOnlyMemory<byte>?>(default) : good.ReadFileAsync(path, token) }, nameof(SandboxConformanceTests.Paths_that_leave_the_workspace_are_refused)),
        ["cannot be closed twice"] =
            (new() { OnDispose = async good => { await good.DisposeAsync(); await good.ExecuteAsync(SandboxCommand.Shell("true")); } }, nameof(SandboxConformanceTests.A_session_may_be_closed_twice)),
        ["stays open when closed"] =
            (new() { OnDispose = _ => ValueTask.CompletedTask }, nameof(SandboxConformanceTests.A_closed_session_refuses_everything)),
        ["opens whatever is required"] =
            (new() { OnOpen = request => request with { Required = [] } }, nameof(SandboxConformanceTests.What_is_not_enforced_cannot_be_required)),
        ["has one workspace for all sessions"] =
            (new() { OnOpen = request => request with { Workspace = Path.Combine(request.Workspace, "..") } }, nameof(SandboxConformanceTests.The_workspace_outlives_the_session)),
        ["ignores what may be read"] =
            (new() { OnOpen = request => request with { ReadOnlyPaths = [] } }, nameof(SandboxConformanceTests.What_cannot_be_granted_is_refused)),
    };

    public static TheoryData<string> FaultNames => [.. Faults.Keys];

    public static TheoryData<string> BehaviourTests => [.. TestsOf(typeof(Behaviour)).Select(test => test.Name)];

    [Theory]
    [MemberData(nameof(BehaviourTests))]
    public async Task Every_test_fails_a_sandbox_that_does_nothing(string test) =>
        Assert.NotNull(await RunAsync(test, new IdleSandbox()));

    [Theory]
    [MemberData(nameof(FaultNames))]
    public async Task A_fault_is_found_by_the_test_for_it(string fault) =>
        Assert.NotNull(await RunAsync(Faults[fault].Test, Faults[fault].Sandbox));

    [Fact]
    public async Task Each_program_has_a_test_that_reports_what_is_not_promised()
    {
        Containment suite = new(Sandboxes.Unisolated);
        await suite.InitializeAsync();
        foreach (MethodInfo test in TestsOf(typeof(Containment)))
            await (Task)test.Invoke(suite, null)!;

        Assert.All(suite.Findings, finding => Assert.Equal(ContainmentVerdict.NotPromised, finding.Verdict));
        Assert.Equal(ContainmentPrograms.All.Select(program => program.Name).Order(), suite.Findings.Select(finding => finding.Program.Name).Order());
    }

    [Fact]
    public async Task A_sandbox_that_lies_is_found_out()
    {
        Containment suite = new(FaultySandbox.Lying);
        await suite.InitializeAsync();
        foreach (Func<Task> test in (Func<Task>[])[suite.Nothing_is_written_outside, suite.No_ring_is_set_up, suite.A_signal_to_all_reaches_only_its_own])
            await Assert.ThrowsAnyAsync<Exception>(test);
        Assert.All(suite.Findings, finding => Assert.Equal(ContainmentVerdict.Escaped, finding.Verdict));
    }

    [Fact]
    public async Task What_could_not_be_tried_is_no_success()
    {
        FaultySandbox broken = new() { OnProbe = FaultySandbox.Lying.OnProbe, OnExecute = (good, _, token) => good.ExecuteAsync(SandboxCommand.Shell("exit 127"), token), OnOpen = FaultySandbox.Lying.OnOpen };
        FaultySandbox missing = new() { OnProbe = capabilities => capabilities with { Unavailable = "It is not there." } };
        foreach (Containment suite in (Containment[])[new(broken), new(missing)])
        {
            await suite.InitializeAsync();
            await Assert.ThrowsAnyAsync<Exception>(suite.Nothing_is_read_outside);
            Assert.Equal(ContainmentVerdict.NotTried, Assert.Single(suite.Findings).Verdict);
        }
    }

    [Fact]
    public async Task A_report_has_a_line_for_each_program_and_a_column_for_each_sandbox()
    {
        ContainmentReport report = await ContainmentReport.MeasureAsync(new ContainmentTrial { Sandbox = Sandboxes.Unisolated });
        string[] lines = ContainmentReport.Table(report, report with { Sandbox = "other", Findings = [] }).TrimEnd('\n').Split('\n');
        Assert.Equal("| program | promise | unisolated | other |", lines[0]);
        Assert.Equal("| write outside | `WriteIsolation` | not promised |  |", lines[2]);
        Assert.Equal(ContainmentPrograms.All.Count + 2, lines.Length);
    }

    private static IEnumerable<MethodInfo> TestsOf(Type suite) =>
        suite.GetMethods().Where(method => method.IsDefined(typeof(FactAttribute)) && method.IsVirtual);

    private static async Task<Exception?> RunAsync(string test, ISandbox sandbox)
    {
        Behaviour suite = new(sandbox);
        await suite.InitializeAsync();
        Exception? found = await Record.ExceptionAsync(() => (Task)typeof(Behaviour).GetMethod(test)!.Invoke(suite, null)!);
        await suite.DisposeAsync();
        return found;
    }

    private static async ValueTask<CommandResult> LeaveRunningAsync(ISandboxSession good, SandboxCommand command, CancellationToken token)
    {
        Task<CommandResult> run = good.ExecuteAsync(command with { Timeout = Timeout.InfiniteTimeSpan }, token).AsTask();
        return await Task.WhenAny(run, Task.Delay(command.Timeout, token)) == run
            ? await run
            : new CommandResult { End = CommandEnd.TimedOut, ExitCode = 137 };
    }

    private static FaultySandbox Changing(Func<CommandResult, CommandResult> change) =>
        new() { OnExecute = async (good, command, token) => change(await good.ExecuteAsync(command, token)) };

    private static FaultySandbox Asking(Func<SandboxCommand, SandboxCommand> change) =>
        new() { OnExecute = (good, command, token) => good.ExecuteAsync(change(command), token) };

    private sealed class Behaviour(ISandbox sandbox) : SandboxConformanceTests
    {
        protected override ValueTask<ISandbox> CreateAsync() => ValueTask.FromResult(sandbox);
    }

    private sealed class Containment(ISandbox sandbox) : SandboxContainmentTests
    {
        public List<ContainmentFinding> Findings { get; } = [];

        protected override ValueTask<ISandbox> CreateAsync() => ValueTask.FromResult(sandbox);

        protected override void Report(ContainmentFinding finding) => Findings.Add(finding);
    }
}
