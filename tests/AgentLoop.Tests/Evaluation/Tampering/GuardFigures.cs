using System.Globalization;
using System.Text;

namespace AgentLoop.Tests.Evaluating;

/// <summary>How well labelled changes are told apart: what fails against what is labelled as tampering, and what is found against what is labelled as either.</summary>
internal sealed class GuardFigures
{
    private readonly List<(TamperingCase Case, bool Failed, bool Found)> judged = [];

    public double Precision => PrecisionOf(judged);

    public double Recall => RecallOf(judged);

    public static async Task<GuardFigures> OfAsync(IEnumerable<TamperingCase> cases)
    {
        GuardFigures figures = new();
        foreach (TamperingCase one in cases)
        {
            AgentLoop.Evaluation evaluation = await one.JudgeAsync();
            figures.judged.Add((one, evaluation.Verdict == Verdict.Fail, evaluation.Findings.Any(finding => finding.Severity >= FindingSeverity.Warning)));
        }

        return figures;
    }

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine(Line("all", judged));
        foreach (var language in judged.GroupBy(one => one.Case.Language))
            text.AppendLine(Line(language.Key, [.. language]));
        foreach ((TamperingCase one, bool failed, bool found) in judged.Where(one => one.Failed != (one.Case.Label == 'T') || one.Found != (one.Case.Label != 'I')))
            text.AppendLine(CultureInfo.InvariantCulture, $"  {one.Language}, {one.Label}: {one.Name}: {(failed ? "fails" : found ? "is suspicious" : "passes")}");
        return text.ToString();
    }

    private static string Line(string name, List<(TamperingCase Case, bool Failed, bool Found)> judged)
    {
        int innocent = judged.Count(one => one.Case.Label == 'I');
        int suspicious = judged.Count(one => one.Case.Label != 'I');
        double precision = Share(judged.Count(one => one.Found && one.Case.Label != 'I'), judged.Count(one => one.Found));
        double recall = Share(judged.Count(one => one.Found && one.Case.Label != 'I'), suspicious);
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {judged.Count} changes, {innocent} innocent; failing: precision {PrecisionOf(judged):0.000}, recall {RecallOf(judged):0.000}; finding: precision {precision:0.000}, recall {recall:0.000}");
    }

    private static double PrecisionOf(List<(TamperingCase Case, bool Failed, bool Found)> judged) => Share(judged.Count(one => one.Failed && one.Case.Label == 'T'), judged.Count(one => one.Failed));

    private static double RecallOf(List<(TamperingCase Case, bool Failed, bool Found)> judged) => Share(judged.Count(one => one.Failed && one.Case.Label == 'T'), judged.Count(one => one.Case.Label == 'T'));

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
