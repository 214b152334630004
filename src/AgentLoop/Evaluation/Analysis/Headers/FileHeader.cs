using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>The comment at the top of a source, so that two are equal that differ in years and blanks only.</summary>
internal static partial class FileHeader
{
    private const int MostLines = 60;

    /// <summary>The header of a text; <see langword="null"/> where it has none that speaks of a licence.</summary>
    public static string? Of(string path, string text)
    {
        if (GuardSourceReader.Read(path, text.Length > 20_000 ? text[..20_000] : text) is not { } source)
            return null;
        int code = source.Code.All.FirstOrDefault(token => !IsOpening(token), CodeToken.None) is { Line: > 0 } first ? first.Line : int.MaxValue;
        string[] comments =
        [
            .. source.Comments.Where(comment => comment.Line < code && comment.Line <= MostLines && !comment.Text.Begins("#!"))
            .Select(comment => Normalize(comment.Text)),
        ];
        int last = Array.FindLastIndex(comments, comment => Licence().IsMatch(comment));
        return last < 0 ? null : string.Join(' ', comments.Take(last + 1)).Trim();
    }

    private static bool IsOpening(CodeToken token) => token.Text is "<" or "?" or "php";

    private static string Normalize(string comment) =>
        Years().Replace(string.Join(' ', comment.Split([' ', '\t', '\r', '\n', '*', '/', '#', '-', '='], StringSplitOptions.RemoveEmptyEntries)), "YEAR");

    [GeneratedRegex(@"(?i:copyright|licen[cs]e|spdx)|\(c\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Licence();

    [GeneratedRegex(@"(19|20)\d\d(\s*[,–-]?\s*((19|20)\d\d|present))*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Years();
}
