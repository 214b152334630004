using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>A line of TAP that says what became of a test.</summary>
internal sealed class TapPoint
{
    private static readonly Regex Directive = ConsoleReport.Linear(@"^(?<text>.*?)(?:^|\s)#\s*(?<word>(?i:skip|todo)|time=(?<time>[\d.]+m?s))\S*\s*(?<rest>.*)$");

    public TapPoint(Match point)
    {
        Indent = point.Groups["indent"].Length;
        string text = point.Groups["text"].Value.TrimEnd();
        OpensBrace = text.EndsWith(" {", StringComparison.Ordinal) || text is "{";
        text = OpensBrace ? text[..^1].TrimEnd() : text;
        Take(Directive.Match(text), ref text);
        Read.Name = Unescape(text.TrimEnd());
        if (Read.Name.Length == 0)
            Read.Name = $"#{point.Groups["number"].Value}";
        if (point.Groups["not"].Success && Read.Outcome != TestOutcome.Skipped)
            Read.Outcome = TestOutcome.Failed;
    }

    public int Indent { get; }

    /// <summary>Whether its subtests follow, in braces.</summary>
    public bool OpensBrace { get; }

    /// <summary>Whether the runner says that it is no test but a suite of them.</summary>
    public bool IsSuite { get; set; }

    /// <summary>Whether it says more of itself than comments do.</summary>
    public bool HasYaml { get; private set; }

    public ReportedTest Read { get; } = new();

    public TapYaml OpenYaml()
    {
        HasYaml = true;
        return new TapYaml(this);
    }

    /// <summary>Takes the directive behind the text. One that is still to do need not pass, and need not even be there.</summary>
    private void Take(Match directive, ref string text)
    {
        if (!directive.Success)
            return;

        text = directive.Groups["text"].Value;
        Read.Duration = ReportNumbers.Units(directive.Groups["time"].ValueSpan);
        if (directive.Groups["time"].Success)
            return;

        Read.Outcome = TestOutcome.Skipped;
        Read.Message.Append(directive.Groups["rest"].Value);
    }

    /// <summary>From version 14, marks in a description are escaped.</summary>
    private static string Unescape(string text) => text.Contains('\\', StringComparison.Ordinal)
        ? text.Replace("\\#", "#", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
        : text;
}
