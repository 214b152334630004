using System.Text;

namespace AgentLoop;

/// <summary>Runs tests of Node.js by a pattern of their titles.</summary>
internal sealed class NodeTestFilter : ITestFilter
{
    private const int MaxParts = 8;

    /// <summary>The option that takes the pattern.</summary>
    public required string Names { get; init; }

    /// <summary>The option after which files stand; <see langword="null"/> where the script says which.</summary>
    public string? Files { get; init; }

    /// <summary>Whether the pattern is matched with the groups' titles and the test's own, joined by blanks; else with each by itself.</summary>
    public bool JoinsGroups { get; init; }

    public SandboxCommand? Select(SandboxCommand all, IReadOnlyList<TestResult> tests)
    {
        if (FilterNames.Of(tests, test => Titles(test.Name)) is not { } titles || FilterNames.Of(tests, test => FileOf(test.Name)) is not { } files)
            return null;
        IEnumerable<string> alternatives = JoinsGroups ? titles.Select(Pattern) : titles.SelectMany(Runs).Select(Pattern);
        SandboxCommand selected = all.With($"{Names}=^({string.Join('|', alternatives.Distinct(StringComparer.Ordinal))})$");
        return Files is null ? selected : selected.With(files.Prepend(Files));
    }

    /// <summary>The file that reports put first; <see langword="null"/> where there is nothing behind it, since the file failed as a whole.</summary>
    private static string? FileOf(string name) => name.IndexOf(ReportNames.Separator, StringComparison.Ordinal) is > 0 and int end ? name[..end] : null;

    /// <summary>The titles of the groups and the test.</summary>
    private static string? Titles(string name) => FileOf(name) is { } file ? name[(file.Length + ReportNames.Separator.Length)..] : null;

    /// <summary>Every title that a name may be made of: one may have in it what they are joined by.</summary>
    private static IEnumerable<string> Runs(string titles)
    {
        string[] parts = titles.Split(ReportNames.Separator, MaxParts);
        for (int i = 0; i < parts.Length; i++)
        {
            for (int j = i + 1; j <= parts.Length; j++)
                yield return string.Join(ReportNames.Separator, parts[i..j]);
        }
    }

    /// <summary>
    /// A pattern of JavaScript that matches a title. Signs that mean something in patterns, or to a shell on the way, stand for any character; what groups are
    /// joined by in reports is a blank to runners.
    /// </summary>
    private static string Pattern(string title)
    {
        StringBuilder pattern = new();
        foreach (char c in title)
            pattern.Append("\\^$*+?()[]{}|/\"'`".Contains(c) ? '.' : c);
        return pattern.Replace(ReportNames.Separator, "( > | )").ToString();
    }
}
