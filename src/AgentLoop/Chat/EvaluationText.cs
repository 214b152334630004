using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>What an evaluator said, for a model to read: its own feedback, or what can be made of the rest.</summary>
internal static class EvaluationText
{
    private const int MaxFindings = 20;
    private const int MaxTests = 10;
    private const int MaxBaselineTokens = 4000;

    public static string Of(Evaluation evaluation)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{evaluation.Evaluator}: {evaluation.Verdict}. {evaluation.Reason}\n");
        if (!string.IsNullOrWhiteSpace(evaluation.Feedback))
            return text.Append(evaluation.Feedback.TrimEnd()).Append('\n').ToString();

        foreach (Finding finding in evaluation.Findings.Take(MaxFindings))
            text.Append(CultureInfo.InvariantCulture, $"- {Place(finding)}{finding.Message}\n");
        foreach (TestResult test in evaluation.Tests.Where(t => t.Outcome == TestOutcome.Failed).Take(MaxTests))
            text.Append(CultureInfo.InvariantCulture, $"- {test.Name} failed:\n").Append(Of(test));
        return text.ToString();
    }

    /// <summary>Shows what was said of the untouched repository.</summary>
    public static void ShowBaseline(Prompt prompt, IReadOnlyList<Evaluation> baseline)
    {
        foreach (Evaluation evaluation in baseline)
            prompt.Show("evaluation of the untouched repository by", evaluation.Evaluator, Excerpt.Of(Of(evaluation), MaxBaselineTokens));
    }

    /// <summary>What a failing test said, and where.</summary>
    public static string Of(TestResult test) =>
        string.Concat(new[] { test.Message, test.StackTrace }.Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!.TrimEnd() + "\n"));

    private static string Place(Finding finding) => finding switch
    {
        { File: { } file, Line: { } line } => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}: "),
        { File: { } file } => file + ": ",
        _ => "",
    };
}
