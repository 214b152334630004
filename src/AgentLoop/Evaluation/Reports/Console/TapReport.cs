using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>
/// The Test Anything Protocol, versions 12 to 14 (https://testanything.org), with subtests behind their parent in braces as node-tap and Vitest write them, too. The
/// name of a test begins with those of the subtests it stands in. What a runner says is a suite is no test; other points with subtests are.
/// </summary>
internal sealed class TapReport(ReportBuilder report) : IConsoleReport
{
    private static readonly Regex Point = ConsoleReport.Linear(@"^(?<indent> *)(?<not>not )?ok\b(?: +(?<number>\d+)(?:\s|$))?\s*(?:- ?)?(?<text>.*)$");
    private static readonly Regex Plan = ConsoleReport.Linear(@"^(?<indent> *)1\.\.(?<count>\d{1,9})\s*(?:#.*)?$");

    private readonly TapTree tree = new(report);
    private TapPoint? pending;
    private TapYaml? yaml;
    private int? planned;
    private int points;

    public void Take(string line, bool isWhole)
    {
        if (yaml is not null)
        {
            yaml = yaml.Take(line) ? yaml : null;
            return;
        }

        ReadOnlySpan<char> trimmed = line.AsSpan().Trim();
        if (pending is not null && trimmed is "---")
            yaml = pending.OpenYaml();
        else if (trimmed.StartsWith("Bail out!"))
            BailOut(line.Trim());
        else if (Plan.Match(line) is { Success: true } plan)
            TakePlan(plan);
        else if (isWhole && Point.Match(line) is { Success: true } point)
            TakePoint(new TapPoint(point));
        else if (trimmed is "}")
            CloseBrace(line.Length - line.AsSpan().TrimStart().Length);
        else if (pending is { HasYaml: false, Read.Outcome: TestOutcome.Failed } && trimmed.StartsWith('#') && !trimmed.StartsWith("# Subtest"))
            pending.Read.Message.AppendLine(trimmed[1..].TrimStart());
    }

    public void End()
    {
        bool isBroken = yaml is not null;
        if (pending is not null && (isBroken || planned is null) && tree.HasSubtests(pending))
            pending.IsSuite = true; // whether it is a test was still to be said
        Flush();
        if (!tree.Finish() || isBroken)
            report.Interrupt("The report ends in the middle of what it says of a test.");
        else if (planned is null)
            report.Interrupt("The report has no plan, so that it may not be all there is.");
        else if (planned != points)
            report.Interrupt($"The report's plan is {planned} tests, and it has {points}.");
    }

    private void TakePlan(Match plan)
    {
        Flush();
        if (plan.Groups["indent"].Length == 0)
            planned = ReportNumbers.Count(plan.Groups["count"].ValueSpan);
    }

    private void TakePoint(TapPoint point)
    {
        Flush();
        if (point.Indent == 0)
            points++;
        if (point.OpensBrace)
            tree.Open(point);
        else
            pending = point;
    }

    private void BailOut(string line)
    {
        Flush();
        report.AddError(line);
        report.Interrupt("The report ends with \"Bail out!\".");
    }

    private void Flush()
    {
        if (pending is not null)
            tree.Add(pending);
        pending = null;
        yaml = null;
    }

    private void CloseBrace(int indent)
    {
        Flush();
        tree.Close(indent);
    }
}
