namespace AgentLoop;

/// <summary>
/// Tells from which conversation each candidate is: the one in the generator's part of the run that was heard of last before the candidate was proposed. A
/// generator hands its candidates over one after another.
/// </summary>
internal sealed class AuthorTracker(string runId)
{
    private readonly Dictionary<string, CandidateAuthor> authors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> answers = new(StringComparer.Ordinal);
    private string scope = "";
    private string? child;

    public IReadOnlyDictionary<string, CandidateAuthor> Authors => authors;

    public void Observe(RunEvent e)
    {
        switch (e)
        {
            case StepStarted:
                answers.Clear();
                (scope, child) = ("", null);
                break;
            case ModelCalled { Response: not null } called when IsOfGenerator(e.Scope):
                Count(called);
                (scope, child) = (e.Scope, null);
                break;
            case ChildRunEnded { Changes: not null } ended when IsOfGenerator(e.Scope):
                child = ended.ChildRunId;
                break;
            case CandidateProposed proposed:
                authors[proposed.CandidateId] = new CandidateAuthor { RunId = runId, Scope = scope, Model = MostOf(scope), ChildRunId = child };
                break;
        }
    }

    private static bool IsOfGenerator(string scope) => scope.Contains("/generator", StringComparison.Ordinal);

    private void Count(ModelCalled called)
    {
        if (called.ModelId is not { Length: > 0 } model)
            return;
        if (!answers.TryGetValue(called.Scope, out Dictionary<string, int>? counts))
            answers[called.Scope] = counts = new(StringComparer.Ordinal);
        counts[model] = counts.GetValueOrDefault(model) + 1;
    }

    private string? MostOf(string conversation) => answers.TryGetValue(conversation, out Dictionary<string, int>? counts)
        ? counts.MaxBy(count => count.Value).Key
        : null;
}
