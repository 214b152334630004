namespace AgentLoop;

/// <summary>What evaluators said, and on what evidence.</summary>
internal sealed class EvidenceBlock(ContentSource contents, PageWriter page, int longest)
{
    private const int MostFailures = 20;
    private const int Most = 100;

    public async ValueTask WriteAsync(IReadOnlyList<EvaluationSummary> summaries, CancellationToken cancellationToken)
    {
        WriteTable(summaries);
        foreach (EvaluationSummary summary in summaries)
        {
            ReportedContent report = await contents.GetAsync(summary.Report, cancellationToken).ConfigureAwait(false);
            Write(summary, report);
        }
    }

    private void WriteTable(IReadOnlyList<EvaluationSummary> summaries)
    {
        page.Add($"<div class=\"scroll\"><table class=\"verdicts\"><thead><tr><th>Evaluator</th><th>Verdict</th><th class=\"figure\">Passed</th><th class=\"figure\">Failed</th><th class=\"figure\">Fixed</th><th class=\"figure\">Broken</th><th class=\"figure\">Score</th><th class=\"figure\">Time</th><th>Reason</th></tr></thead><tbody>");
        foreach (EvaluationSummary said in summaries)
        {
            page.Add($"<tr><th scope=\"row\">{said.Evaluator}{(said.IsGate ? "" : " (no gate)")}{(said.IsRemembered ? " (remembered)" : "")}</th><td>");
            page.AddBadge(PageTone.Of(said.Verdict), said.Verdict.ToString());
            page.Add($"</td>");
            Figure(said.Passed);
            Figure(said.Failed);
            Figure(said.Fixed, PageTone.Good);
            Figure(said.Regressions, PageTone.Bad);
            page.Add($"<td class=\"figure\">{PageFigures.Score(said.Score)}</td><td class=\"figure\">{PageFigures.Of(said.Duration)}</td><td class=\"reason\">{said.Reason}</td></tr>");
        }

        page.Add($"</tbody></table></div>");
    }

    private void Figure(int count, string tone = "") => page.Add($"<td class=\"figure {(count > 0 ? tone : "")}\">{(count > 0 ? PageFigures.Of(count) : "·")}</td>");

    private void Write(EvaluationSummary summary, ReportedContent report)
    {
        int place = page.Place;
        try
        {
            if (report.Bytes is { } bytes)
                Write(EvaluationJson.Read(bytes.Span));
            else
                page.Add($"<p class=\"gone\">What \"{summary.Evaluator}\" found: {report.Problem}</p>");
        }
        catch (Exception e) when (RecordFault.IsContained(e))
        {
            page.Return(place);
            page.Add($"<p class=\"gone\">What \"{summary.Evaluator}\" found cannot be read: {e.Message}</p>");
        }
    }

    private void Write(Evaluation evaluation)
    {
        if (evaluation.Comparison is { } comparison)
            WriteComparison(comparison);
        WriteFindings(evaluation.Findings);
        WriteFailures(evaluation);
        if (evaluation.Feedback.Length == 0)
            return;
        page.Add($"<details class=\"fold\"><summary>What the next attempt is told by {evaluation.Evaluator}</summary>");
        page.AddText(evaluation.Feedback, longest);
        page.Add($"</details>");
    }

    private void WriteComparison(TestComparison comparison)
    {
        Tests("Fixed", comparison.Fixed, PageTone.Good);
        Tests("Broken", comparison.Broken, PageTone.Bad);
        Tests("Vanished", comparison.Vanished, PageTone.Bad);
        Tests("Still failing", comparison.StillFailing, PageTone.Warn);
        Tests("Flaky, not counted", comparison.Flaky, PageTone.Calm);
        Tests("Taken out", comparison.Deleted, PageTone.Calm);
        Tests("New", comparison.Added, PageTone.Calm);
    }

    private void Tests(string what, IReadOnlyList<string> tests, string tone)
    {
        if (tests.Count == 0)
            return;
        page.Add($"<div class=\"tests {tone}\"><h4>{what} <span class=\"count\">{PageFigures.Of(tests.Count)}</span></h4><ul>");
        foreach (string test in tests.Take(Most))
            page.Add($"<li><code>{test}</code></li>");
        if (tests.Count > Most)
            page.Add($"<li class=\"cut\">and {PageFigures.Of(tests.Count - Most)} more</li>");
        page.Add($"</ul></div>");
    }

    private void WriteFindings(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return;
        page.Add($"<h4>Findings <span class=\"count\">{PageFigures.Of(findings.Count)}</span></h4><ul class=\"findings\">");
        foreach (Finding finding in findings.Take(Most))
        {
            page.Add($"<li class=\"{ToneOf(finding.Severity)}\"><span>{finding.Message}</span>");
            if (finding.File is { } file)
                page.Add($" <code>{file}{(finding.Line is { } line ? $":{line}" : "")}</code>");
            page.Add($" <span class=\"quiet\">{finding.Rule}</span></li>");
        }

        if (findings.Count > Most)
            page.Add($"<li class=\"cut\">and {PageFigures.Of(findings.Count - Most)} more</li>");
        page.Add($"</ul>");
    }

    private void WriteFailures(Evaluation evaluation)
    {
        TestResult[] failed = [.. evaluation.Tests.Where(t => t.Outcome == TestOutcome.Failed).Take(MostFailures)];
        foreach (TestResult test in failed)
        {
            page.Add($"<details class=\"fold bad\"><summary><code>{test.Name}</code></summary>");
            page.AddText(string.Join('\n', new[] { test.Message, test.StackTrace }.Where(t => !string.IsNullOrEmpty(t))), longest);
            page.Add($"</details>");
        }
    }

    private static string ToneOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => PageTone.Bad,
        FindingSeverity.Warning => PageTone.Warn,
        _ => PageTone.Calm,
    };
}
