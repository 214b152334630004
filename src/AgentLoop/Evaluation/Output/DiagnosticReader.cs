using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Finds in a tool's output what it says of which file.</summary>
internal sealed class DiagnosticReader
{
    private const int MaxErrors = 100;
    private const int MaxWarnings = 20;
    private const int MaxLineLength = 1000;

    private readonly OrderedDictionary<Diagnostic, bool> errors = [];
    private readonly OrderedDictionary<Diagnostic, bool> warnings = [];
    private Match? rustHead;
    private Match? pythonFrame;

    private DiagnosticReader()
    {
    }

    /// <summary>The errors, then the warnings, each once and in the order of the output; of very many, the first ones.</summary>
    public static IReadOnlyList<Diagnostic> Read(string cleanOutput)
    {
        DiagnosticReader reader = new();
        foreach (ReadOnlySpan<char> line in cleanOutput.AsSpan().EnumerateLines())
        {
            if (line.Length is > 3 and <= MaxLineLength)
                reader.Take(line.ToString());
        }

        return [.. reader.errors.Keys, .. reader.warnings.Keys];
    }

    private void Take(string line)
    {
        if (TakePython(line) || TakeRust(line) || !line.Contains(':', StringComparison.Ordinal))
            return;

        if (DiagnosticPatterns.InParentheses.Match(line) is { Success: true } inParentheses)
            Keep(inParentheses, inParentheses);
        else if (DiagnosticPatterns.WithColons.Match(line) is { Success: true } withColons)
            Keep(withColons, withColons);
        else if (DiagnosticPatterns.WithoutLine.Match(line) is { Success: true } withoutLine)
            Keep(withoutLine, withoutLine);
    }

    private bool TakePython(string line)
    {
        if (DiagnosticPatterns.PythonFrame.Match(line) is { Success: true } frame)
        {
            pythonFrame = frame;
            return true;
        }

        if (pythonFrame is null || DiagnosticPatterns.PythonError.Match(line) is not { Success: true } error)
            return false;

        Keep(pythonFrame, error);
        pythonFrame = null;
        return true;
    }

    private bool TakeRust(string line)
    {
        if (DiagnosticPatterns.RustHead.Match(line) is { Success: true } head)
        {
            rustHead = head;
            return true;
        }

        if (rustHead is null || DiagnosticPatterns.RustPlace.Match(line) is not { Success: true } place)
            return false;

        Keep(place, rustHead);
        rustHead = null;
        return true;
    }

    private void Keep(Match place, Match what)
    {
        Group severity = what.Groups["severity"];
        Diagnostic diagnostic = new()
        {
            Path = place.Groups["path"].Value.Trim(),
            Line = int.TryParse(place.Groups["line"].ValueSpan, CultureInfo.InvariantCulture, out int line) && line > 0 ? line : null,
            Message = what.Groups["message"].Value.Trim(),
            Severity = SeverityOf(severity.Value),
            IsExplicit = severity.Success || ReferenceEquals(place, pythonFrame),
        };
        if (diagnostic.Severity == FindingSeverity.Error && errors.Count < MaxErrors)
            errors.TryAdd(diagnostic, true);
        else if (diagnostic.Severity == FindingSeverity.Warning && warnings.Count < MaxWarnings)
            warnings.TryAdd(diagnostic, true);
    }

    private static FindingSeverity SeverityOf(string word) => word switch
    {
        "warning" => FindingSeverity.Warning,
        "note" or "info" => FindingSeverity.Note,
        _ => FindingSeverity.Error,
    };
}
