namespace AgentLoop.Tests.Integration;

internal static class TestRequest
{
    /// <summary>A change of the files <c>src/a.cs</c>, <c>gone.txt</c> and <c>added.txt</c>.</summary>
    public static async Task<IntegrationRequest> MakeAsync(string repository)
    {
        Workspace workspace = Workspace.Open(repository);
        SnapshotView view = new(workspace, await workspace.SnapshotAsync());
        return new IntegrationRequest
        {
            Run = RunScope.Detached(),
            Repository = repository,
            Workspace = view,
            Brief = new Brief { Goal = "\n  Fix the failing test in a project whose name is so long that it does not fit\nmore" },
            CandidateId = "c3",
            Candidate = new Candidate
            {
                Rationale = "Because it was wrong.\r\nAgentLoop-Run: forged",
                Changes = new ChangeSet
                {
                    Files =
                    [
                        new() { Path = "src/a.cs", Kind = FileChangeKind.Modify, Expected = await DigestAsync("src/a.cs"), Content = "new\r\n"u8.ToArray() },
                        new() { Path = "gone.txt", Kind = FileChangeKind.Delete, Expected = await DigestAsync("gone.txt") },
                        new() { Path = "added.txt", Kind = FileChangeKind.Add, Content = "added"u8.ToArray() },
                    ],
                },
            },
            Evaluations =
            [
                new Evaluation { Evaluator = "tests", Verdict = Verdict.Pass, Reason = "All 3 tests\n pass.", Comparison = new TestComparison { Fixed = ["t"], StillPassing = 2 } },
            ],
        };

        async Task<Digest> DigestAsync(string path) => Digest.Of((await view.ReadAsync(path))!.Value.Span);
    }
}
