using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>A line of TAP that says what became of a test.</summary>
internal sealed class TapPoint
{
    private static readonly Regex Directive = ConsoleReport.Linear(@"^(?<text>.*?)(?:^|\s)#\s*(?<word>(?i:skip|todo)|time=)\S*\s*(?<rest>.*)$");

    public TapPoint(Match point)
    {
        Indent = point.Groups["indent"].Length;
        string text = point.Groups["text"].Value.TrimEnd();
        OpensBrace = text.EndsWith(" {", StringComparison.Ordinal) || text is "{";
        bool isTodo = Take(Directive.Match(OpensBrace ? text[..^1].TrimEnd() : text), ref text);
        Read.Name = Unescape(text.TrimEnd());
        if (Read.Name.Length == 0)
            Read.Name = $"#{point.Groups["number"].Value}";
        if (point.Groups["not"].Success && Read.Outcome != TestOutcome.Skipped)
            Read.Outcome = isTodo ? TestOutcome.Skipped : TestOutcome.Failed;
    }

    public int Indent { get; }

    /// <summary>Whether its subtests follow, in braces.</summary>
    public bool OpensBrace { get; }

    /// <summary>Whether the runner says that it is no test but a suite of them.</summary>
    public bool IsSuite { get; set; }

    public ReportedTest Read { get; } = new();

    /// <summary>Takes the directive behind the text; whether it is one of a test that need not pass.</summary>
    private bool Take(Match directive, ref string text)
    {
        if (!directive.Success)
            return false;

        text = directive.Groups["text"].Value;
        string rest = directive.Groups["rest"].Value;
        string word = directive.Groups["word"].Value.ToUpperInvariant();
        if (word is "SKIP")
            Read.Outcome = TestOutcome.Skipped;
        if (word is "SKIP" or "TODO")
            Read.Message.Append(rest);
        return word is "TODO";
    }

    /// <summary>From version 14, marks in a description are escaped.</summary>
    private static string Unescape(string text) => text.Contains('\\', StringComparison.Ordinal)
        ? text.Replace("\\#", "#", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
        : text;
}
