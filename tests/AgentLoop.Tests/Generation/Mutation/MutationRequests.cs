namespace AgentLoop.Tests.Generation;

/// <summary>Requests as the loop makes them, with one failing test.</summary>
internal static class MutationRequests
{
    public static GenerationRequest Create(IWorkspaceView workspace, string test, string? message = null, string? stackTrace = null, int count = 100, int seed = 0) => new()
    {
        Run = RunScope.Detached(seed: seed),
        Brief = new Brief { Goal = "Make the failing tests pass." },
        Plan = new Plan { Steps = ["Repair."] },
        Workspace = workspace,
        Count = count,
        Baseline =
        [
            new Evaluation
            {
                Evaluator = "tests",
                Verdict = Verdict.Fail,
                Reason = "A test failed.",
                Tests = [new TestResult { Name = test, Outcome = TestOutcome.Failed, Message = message, StackTrace = stackTrace }],
            },
        ],
    };

    public static async Task<List<Candidate>> AllAsync(GenerationRequest request, MutationGeneratorOptions? options = null)
    {
        List<Candidate> candidates = [];
        await foreach (Candidate candidate in new MutationGenerator(options).GenerateAsync(request))
            candidates.Add(candidate);
        return candidates;
    }
}
