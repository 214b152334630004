using AgentLoop.Testing;

namespace AgentLoop.Tests.Governance;

public sealed class ToolPolicyTests
{
    private static readonly PolicyRequest Call = new()
    {
        Run = RunScope.Detached(),
        Action = PolicyAction.CallTool,
        Changes = ChangeSet.Empty,
        Tool = new ToolCall { Name = "shell", Arguments = """{"command":"ls"}""" },
    };

    [Fact]
    public async Task A_later_policy_sees_a_call_as_an_earlier_one_changed_it()
    {
        PolicyVerdict verdict = await DecideAsync(
            _ => PolicyVerdict.Modify("""{"command":"ls -l"}""", "Longer."),
            call => call.Argument("command")?.GetString() == "ls -l" ? PolicyVerdict.Modify("""{"command":"ls -la"}""", "Longer still.") : PolicyVerdict.Deny("It was not changed."));

        Assert.True(verdict.Allowed);
        Assert.Equal("""{"command":"ls -la"}""", verdict.Arguments);
        Assert.Equal("Longer. Longer still.", verdict.Reason);
    }

    [Fact]
    public async Task A_denial_outweighs_a_change_and_a_question_in_either_order()
    {
        Assert.Equal("No.", (await DecideAsync(_ => PolicyVerdict.Ask("Sure?"), _ => PolicyVerdict.Modify("{}", "Less."), _ => PolicyVerdict.Deny("No."))).Reason);
        PolicyVerdict denied = await DecideAsync(_ => PolicyVerdict.Deny("No."), _ => PolicyVerdict.Ask("Sure?"));
        Assert.False(denied.Allowed || denied.NeedsApproval);
    }

    [Fact]
    public async Task What_is_asked_about_is_the_call_as_it_was_changed()
    {
        PolicyVerdict verdict = await DecideAsync(_ => PolicyVerdict.Ask("Sure?"), _ => PolicyVerdict.Modify("{}", "Less."));

        Assert.True(verdict.NeedsApproval);
        Assert.False(verdict.Allowed);
        Assert.Equal("{}", verdict.Arguments);
    }

    [Fact]
    public async Task A_policy_that_throws_has_denied_the_call() =>
        Assert.False((await DecideAsync(_ => PolicyVerdict.Allow, _ => throw new InvalidOperationException("down"))).Allowed);

    [Theory]
    [InlineData("{ not json")]
    [InlineData("[1]")]
    [InlineData("")]
    public async Task Arguments_that_are_no_object_are_the_fault_of_the_policy_that_wrote_them(string arguments)
    {
        PolicyVerdict verdict = await DecideAsync(_ => PolicyVerdict.Modify(arguments, "Odd."), call => PolicyVerdict.Allow);
        Assert.False(verdict.Allowed);
        Assert.Contains("must be a JSON object", verdict.Reason, StringComparison.Ordinal);
    }

    private static ValueTask<PolicyVerdict> DecideAsync(params Func<ToolCall, PolicyVerdict>[] policies) =>
        new PolicyGate([.. policies.Select(p => new FakePolicy { OnDecide = (r, _) => ValueTask.FromResult(p(r.Tool!)) })]).DecideAsync(Call);
}
