using System.Collections.Concurrent;

namespace AgentLoop.Tests.Governance;

public sealed class ApproverTests
{
    [Theory]
    [InlineData("y", true, "")]
    [InlineData(" YES ", true, "")]
    [InlineData("", false, "The answer was \"\".")]
    [InlineData("n", false, "The answer was \"n\".")]
    [InlineData("yes please", false, "The answer was \"yes please\".")]
    [InlineData(null, false, "The input ended without an answer.")]
    public async Task Anything_but_yes_denies(string? answer, bool approved, string reason)
    {
        using StringReader input = new(answer is null ? "" : answer + "\n");
        using ConsoleApprover approver = new(input, TextWriter.Null);

        ApprovalDecision decision = await approver.ApproveAsync(Governed.Approval());

        Assert.Equal((approved, reason, Environment.UserName), (decision.Approved, decision.Reason, decision.By));
    }

    [Fact]
    public async Task What_is_approved_is_shown_and_nothing_in_it_is_invisible()
    {
        using StringReader input = new("y\n");
        using StringWriter output = new() { NewLine = "\n" };
        using ConsoleApprover approver = new(input, output);

        await approver.ApproveAsync(Governed.Approval("--- a/x\n+++ b/x\n-old\u001b[2K\n+new\u202e\u200b\r\n"));

        Assert.Equal("\nIntegrate c3?\n\n--- a/x\n+++ b/x\n-old\\u001b[2K\n+new\\u202e\\u200b\\u000d\n\nPass  tests: 5 tests passed.\nApprove? [y/N] ", output.ToString());
    }

    [Fact]
    public async Task A_long_diff_is_cut_and_that_is_said()
    {
        using StringReader input = new("y\n");
        using StringWriter output = new();
        using ConsoleApprover approver = new(input, output);

        await approver.ApproveAsync(Governed.Approval(string.Concat(Enumerable.Repeat("+line\n", 1000))));

        Assert.Contains("NOT SHOWN: 600 more of 1000 lines.", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_shown_step_by_step()
    {
        using StringReader input = new("y\n");
        using StringWriter output = new() { NewLine = "\n" };
        using ConsoleApprover approver = new(input, output);

        await approver.ApproveAsync(new ApprovalRequest { Run = RunScope.Detached(), Milestone = Milestone.Plan, Question = "Go on?", Plan = new Plan { Steps = ["Find it", "Mend it"], Rationale = "It is broken." } });

        Assert.Equal("\nGo on?\n1. Find it\n2. Mend it\nIt is broken.\nApprove? [y/N] ", output.ToString());
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_it_denies()
    {
        using ConsoleApprover approver = new(TextReader.Null, TextWriter.Null, isInteractive: false);

        Assert.Equal("The console is not interactive, so that nobody could be asked.", (await approver.ApproveAsync(Governed.Approval())).Reason);
    }

    [Fact]
    public async Task A_cancelled_question_ends_at_once_and_its_late_answer_does_not_count_for_the_next()
    {
        using BlockingReader input = new();
        using ConsoleApprover approver = new(input, TextWriter.Null);
        using CancellationTokenSource source = new();
        Task<ApprovalDecision> cancelled = approver.ApproveAsync(Governed.Approval(), source.Token).AsTask();
        await input.Waiting.WaitAsync();
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        input.Lines.Add("y");
        await input.Answered.WaitAsync();
        await Task.Delay(50);
        Task<ApprovalDecision> next = approver.ApproveAsync(Governed.Approval()).AsTask();
        await input.Waiting.WaitAsync();
        input.Lines.Add("n");

        Assert.False((await next).Approved);
    }

    [Fact]
    public async Task Questions_are_asked_one_at_a_time()
    {
        using BlockingReader input = new();
        using StringWriter output = new();
        using ConsoleApprover approver = new(input, output);
        Task<ApprovalDecision> first = approver.ApproveAsync(Governed.Approval()).AsTask();
        Task<ApprovalDecision> second = approver.ApproveAsync(Governed.Approval()).AsTask();
        await input.Waiting.WaitAsync();

        Assert.Single(output.ToString().Split("Approve?")[1..]);
        input.Lines.Add("y");
        input.Lines.Add("n");
        Assert.True((await first).Approved);
        Assert.False((await second).Approved);
    }

    [Fact]
    public async Task The_hosts_own_code_decides()
    {
        DelegateApprover approver = new((request, _) => ValueTask.FromResult(new ApprovalDecision { Approved = request.Milestone == Milestone.Integrate, By = "host" }));

        Assert.True((await approver.ApproveAsync(Governed.Approval())).Approved);
    }

    [Fact]
    public async Task An_approver_that_throws_or_says_nothing_has_denied()
    {
        FailClosedApprover throwing = new(new DelegateApprover((_, _) => throw new InvalidOperationException("no server")));
        FailClosedApprover timedOut = new(new DelegateApprover((_, _) => throw new OperationCanceledException("timed out")));
        FailClosedApprover silent = new(new DelegateApprover((_, _) => ValueTask.FromResult<ApprovalDecision>(null!)));

        Assert.Equal((false, "The approver \"DelegateApprover\" failed: no server"), Of(await throwing.ApproveAsync(Governed.Approval())));
        Assert.Equal((false, "The approver \"DelegateApprover\" failed: timed out"), Of(await timedOut.ApproveAsync(Governed.Approval())));
        Assert.Equal((false, "The approver \"DelegateApprover\" gave no decision."), Of(await silent.ApproveAsync(Governed.Approval())));

        static (bool, string) Of(ApprovalDecision decision) => (decision.Approved, decision.Reason);
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_denial()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        FailClosedApprover approver = new(new DelegateApprover((_, token) => ValueTask.FromCanceled<ApprovalDecision>(token)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await approver.ApproveAsync(Governed.Approval(), source.Token));
    }

    private sealed class BlockingReader : TextReader
    {
        public BlockingCollection<string> Lines { get; } = [];

        public SemaphoreSlim Waiting { get; } = new(0);

        public SemaphoreSlim Answered { get; } = new(0);

        public override string ReadLine()
        {
            Waiting.Release();
            string line = Lines.Take();
            Answered.Release();
            return line;
        }

        protected override void Dispose(bool disposing)
        {
            Lines.Dispose();
            Waiting.Dispose();
            Answered.Dispose();
            base.Dispose(disposing);
        }
    }
}
