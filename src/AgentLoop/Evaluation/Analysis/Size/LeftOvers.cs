using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>What is left behind in added lines: marks of conflicts, prints for debugging, notes to oneself, code in comments.</summary>
internal static partial class LeftOvers
{
    private const int LongestLine = 2000;

    public static IEnumerable<Finding> In(FileEdit edit, IReadOnlyList<(string Text, int Line)> added)
    {
        string path = edit.NewPath!;
        bool isSource = SourceLanguages.Of(path) is not null;
        bool isTest = edit.Kind != TestFileKind.Product;
        int inComments = 0;
        foreach ((string text, int line) in added.Select(line => (line.Text.Length > LongestLine ? line.Text[..LongestLine] : line.Text, line.Line)))
        {
            if (Conflict().IsMatch(text))
                yield return Found(FindingSeverity.Error, "conflict-mark", path, line, "A conflict is not resolved");
            if (!isSource)
                continue;
            if (Note().IsMatch(text) && !edit.Before.Has(text.Trim()))
                yield return Found(FindingSeverity.Warning, "note-left", path, line, "Something is left to be done");
            if (Breakpoint().IsMatch(text) || (!isTest && Print().IsMatch(text) && !Print().IsMatch(edit.Before)))
                yield return Found(FindingSeverity.Warning, "debug-print", path, line, "It looks like a help for debugging");
            inComments = CodeInComment().IsMatch(text) ? inComments + 1 : 0;
            if (inComments == 2)
                yield return Found(FindingSeverity.Warning, "code-in-comment", path, line, "Code is commented out");
        }
    }

    private static Finding Found(FindingSeverity severity, string rule, string path, int line, string message) =>
        new() { Severity = severity, Rule = rule, File = path, Line = line, Message = $"{message}." };

    [GeneratedRegex(@"^(<{7} |>{7} |\|{7} |={7}\r?$)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Conflict();

    [GeneratedRegex(@"(//|#|/\*|--|\*|<!--)\s*(TODO|FIXME|XXX|HACK)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Note();

    [GeneratedRegex(@"\b(breakpoint\(\)|pdb\.set_trace\(|import pdb|debugger;|binding\.pry|byebug|dbg!\(|Debugger\.(Break|Launch)\(|var_dump\(|console\.(trace|table)\()", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Breakpoint();

    [GeneratedRegex(@"\b(console\.(log|debug)\(|System\.out\.println\(|fmt\.Print(ln|f)\(|Console\.WriteLine\(|Debug\.WriteLine\(|println!\(|eprintln!\(|print_r\(|NSLog\()|(^|\s)print\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Print();

    [GeneratedRegex(@"^\s*(//|#)\s*(\w[\w.<>\[\]]*\s+)?\w[\w.]*(\([^)]*\)\s*[;:{]?|\s*(=|\+=|:=)\s*[^=].*;?)\s*$|^\s*(//|#)\s*(\}|return\b.*;|if\s*\(.*\{|for\s*\(.*\{|def \w+\(|else\s*\{?)\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CodeInComment();
}
