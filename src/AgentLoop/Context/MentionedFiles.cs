namespace AgentLoop;

/// <summary>Finds the files of a repository that the goal, the failing output and the plan name.</summary>
internal static class MentionedFiles
{
    /// <summary>The files, first named first.</summary>
    public static IReadOnlyList<MentionedFile> Find(ContextRequest request)
    {
        MentionIndex index = new(request.Workspace.Snapshot);
        Dictionary<string, MentionedFile> found = new(StringComparer.Ordinal);
        List<MentionedFile> inOrder = [];
        foreach (Mention mention in Mentions(request))
        {
            foreach (WorkspaceEntry entry in index.Resolve(mention))
            {
                if (!found.TryGetValue(entry.Path, out MentionedFile? file))
                    inOrder.Add(found[entry.Path] = file = new MentionedFile { Entry = entry });
                if (mention.Line is { } line)
                    file.Lines.Add(line);
            }
        }

        return inOrder;
    }

    private static IEnumerable<Mention> Mentions(ContextRequest request)
    {
        IEnumerable<Evaluation> failing = request.Baseline.Where(e => e.Verdict != Verdict.Pass);
        return MentionScanner.Scan(request.Brief.Goal)
            .Concat(failing.SelectMany(Mentions))
            .Concat(Scan(request.Plan.Steps.Append(request.Plan.Rationale)))
            .Concat(Scan([.. request.Brief.Constraints, .. request.Brief.SuccessCriteria, .. request.Brief.Subtasks]));
    }

    private static IEnumerable<Mention> Mentions(Evaluation evaluation)
    {
        IEnumerable<TestResult> tests = evaluation.Tests.Where(t => t.Outcome == TestOutcome.Failed);
        return evaluation.Findings.Where(f => f.File is not null).Select(f => new Mention { Path = f.File!, Line = f.Line })
            .Concat(Scan(tests.SelectMany(t => new[] { t.Message ?? "", t.StackTrace ?? "" })))
            .Concat(Scan([.. evaluation.Findings.Select(f => f.Message), evaluation.Feedback, evaluation.Reason]));
    }

    private static IEnumerable<Mention> Scan(IEnumerable<string> texts) => texts.SelectMany(MentionScanner.Scan);
}
