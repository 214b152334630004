namespace AgentLoop.Tests.Governance;

/// <summary>Requests for tests of policies and approvers.</summary>
internal static class Governed
{
    public static PolicyRequest Change(params FileChange[] files) => new()
    {
        Run = RunScope.Detached(),
        Action = PolicyAction.Integrate,
        Changes = new ChangeSet { Files = files },
    };

    public static FileChange Modify(string path, int bytes = 0) => new() { Path = path, Kind = FileChangeKind.Modify, Content = new byte[bytes] };

    public static ApprovalRequest Approval(string diff = "") => new()
    {
        Run = RunScope.Detached(),
        Milestone = Milestone.Integrate,
        Question = "Integrate c3?",
        Diff = diff,
        Evaluations = [new AgentLoop.Evaluation { Evaluator = "tests", Verdict = Verdict.Pass, Reason = "5 tests passed." }],
    };
}
