using System.Text;

namespace AgentLoop;

/// <summary>A brief and a plan in words.</summary>
internal static class BriefText
{
    public static string Of(Brief brief)
    {
        StringBuilder text = new($"The goal:\n{brief.Goal.Trim()}\n");
        AppendList(text, "What must hold of any change:", brief.Constraints);
        AppendList(text, "How one can tell that the goal is reached:", brief.SuccessCriteria);
        AppendList(text, "The parts of the task:", brief.Subtasks);
        return text.ToString();
    }

    public static string Of(Plan plan)
    {
        StringBuilder text = new();
        AppendList(text, "The plan:", plan.Steps);
        if (plan.Rationale.Length > 0)
            text.Append("Why this way: ").Append(plan.Rationale).Append('\n');
        if (plan.RevisionReason.Length > 0)
            text.Append("Why it replaces the plan before: ").Append(plan.RevisionReason).Append('\n');
        AppendList(text, "Other ways that were weighed:", plan.Alternatives);
        return text.ToString();
    }

    public static void AppendList(StringBuilder text, string heading, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;

        text.Append(heading).Append('\n');
        foreach (string item in items)
            text.Append("- ").Append(item).Append('\n');
    }
}
