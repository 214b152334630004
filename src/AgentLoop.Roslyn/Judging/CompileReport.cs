namespace AgentLoop.Roslyn;

/// <summary>Outcomes as evaluations.</summary>
internal static class CompileReport
{
    private const int MaxLines = 20;
    private const int MaxFindings = 100;

    public static Evaluation OfBase(string name, CompileOutcome outcome)
    {
        Evaluation evaluation = new() { Evaluator = name, Verdict = Verdict.Pass, Score = 1, Reason = $"{Projects(outcome.Projects)} compiled.", Findings = Findings(outcome) };
        if (outcome.PassedOn is { } because)
            return evaluation with { Verdict = Verdict.Inconclusive, Score = 0, Reason = $"Nothing was compiled, because {because}." };
        return outcome.IsBuilt
            ? evaluation
            : evaluation with { Verdict = Verdict.Fail, Score = 0, Reason = $"The untouched repository does not build; it has {Errors(outcome.KnownErrors)}.", Feedback = Feedback(outcome.Errors) };
    }

    public static Evaluation OfCandidate(string name, CompileOutcome outcome)
    {
        Evaluation evaluation = new() { Evaluator = name, Verdict = Verdict.Pass, Score = 1, Reason = Reason(outcome), Findings = Findings(outcome), Built = outcome.Assemblies };
        if (outcome.Errors.Count > 0)
            return evaluation with { Verdict = Verdict.Fail, Score = 0, Reason = $"It brings {Errors(outcome.Errors.Count)} of the compiler.", Feedback = Feedback(outcome.Errors) };
        return outcome.PassedOn is null ? evaluation : evaluation with
        {
            Findings = [.. evaluation.Findings, new Finding { Message = $"A build has to tell whether this compiles, because {outcome.PassedOn}.", Severity = FindingSeverity.Note, Rule = "not-judged" }],
        };
    }

    private static string Reason(CompileOutcome outcome)
    {
        if (outcome.PassedOn is { } because)
            return $"Not judged here, because {because}; a build has to tell.";
        string left = outcome.KnownErrors == 0 ? "" : outcome.KnownErrors == 1 ? " 1 error that was there before is left." : $" {outcome.KnownErrors} errors that were there before are left.";
        string notBuilt = outcome.NotBuilt is { } reason ? $" No assemblies were written, because {reason}." : "";
        return outcome.Projects == 0 ? $"No project that is built compiles what changed.{notBuilt}" : $"{Projects(outcome.Projects)} compiled without new errors.{left}{notBuilt}";
    }

    private static Finding[] Findings(CompileOutcome outcome) => [.. outcome.Errors.Concat(outcome.Findings.OrderByDescending(f => f.Severity)).Take(MaxFindings)];

    private static string Feedback(IReadOnlyList<Finding> errors)
    {
        string[] lines = [.. errors.Select(CompileFindings.Line).Distinct(StringComparer.Ordinal)];
        string more = lines.Length > MaxLines ? $"\n… and {lines.Length - MaxLines} more" : "";
        return string.Join('\n', lines.Take(MaxLines)) + more;
    }

    private static string Errors(int count) => count == 1 ? "1 error" : $"{count} errors";

    private static string Projects(int count) => count == 1 ? "1 project" : $"{count} projects";
}
