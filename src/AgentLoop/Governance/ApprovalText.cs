using System.Text;

namespace AgentLoop;

/// <summary>A request for approval as it is shown on a console.</summary>
internal static class ApprovalText
{
    private const int MaxDiffLines = 400;
    private const int MaxDiffLength = 64 * 1024;
    private const int MaxLength = 2000;

    public static string Of(ApprovalRequest request)
    {
        StringBuilder text = new();
        text.Append('\n').AppendLine(Shown(request.Question));
        if (request.Plan is { } plan)
            AppendPlan(text, plan);
        if (request.Tool is { } tool)
            AppendCall(text, tool);
        if (request.Candidate is { Rationale.Length: > 0 } candidate)
            text.AppendLine(Shown(candidate.Rationale));
        AppendDiff(text, request.Diff);
        foreach (Evaluation evaluation in request.Evaluations)
            text.Append(evaluation.Verdict).Append("  ").Append(Shown(evaluation.Evaluator)).Append(": ").AppendLine(Shown(evaluation.Reason));

        return text.Append("Approve? [y/N] ").ToString();
    }

    private static void AppendPlan(StringBuilder text, Plan plan)
    {
        for (int i = 0; i < plan.Steps.Count; i++)
            text.Append(i + 1).Append(". ").AppendLine(Shown(plan.Steps[i]));
        if (plan.Rationale.Length > 0)
            text.AppendLine(Shown(plan.Rationale));
    }

    /// <summary>What is cut is said: one does not approve unawares what was not shown.</summary>
    private static void AppendCall(StringBuilder text, ToolCall tool)
    {
        text.Append(Shown(tool.Name)).Append(' ').AppendLine(Shown(tool.Arguments));
        if (tool.Arguments.Length > MaxLength)
            text.Append("NOT SHOWN: ").Append(tool.Arguments.Length - MaxLength).AppendLine(" more characters of the arguments.");
    }

    /// <summary>A long diff is cut, and says so: one does not approve unawares what was not shown.</summary>
    private static void AppendDiff(StringBuilder text, string diff)
    {
        string[] lines = diff.TrimEnd('\n').Split('\n');
        int shown = 0;
        int length = 0;
        while (shown < lines.Length && shown < MaxDiffLines && (length += lines[shown].Length) <= MaxDiffLength)
            shown++;

        if (diff.Length > 0)
            text.Append('\n').AppendLine(VisibleText.Of(string.Join('\n', lines.Take(shown)))).Append('\n');
        if (shown < lines.Length)
            text.Append("NOT SHOWN: ").Append(lines.Length - shown).Append(" more of ").Append(lines.Length).AppendLine(" lines.");
    }

    private static string Shown(string text) => VisibleText.Of(text.Length <= MaxLength ? text : $"{text.AsSpan(0, MaxLength)}…");
}
