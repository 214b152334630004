using System.Text;

namespace AgentLoop;

/// <summary>Runs tests of Node.js by a pattern of their titles.</summary>
internal sealed class NodeTestFilter : ITestFilter
{
    /// <summary>The option that takes the pattern.</summary>
    public required string Names { get; init; }

    /// <summary>The option after which files stand; <see langword="null"/> where the script says which.</summary>
    public string? Files { get; init; }

    /// <summary>Whether the pattern is matched with the groups' titles and the test's own, joined by blanks; else with each by itself.</summary>
    public bool JoinsGroups { get; init; }

    public SandboxCommand? Select(SandboxCommand all, IReadOnlyList<TestResult> tests)
    {
        if (FilterNames.Of(tests, test => Title(test)) is not { } titles || FilterNames.Of(tests, test => test.File ?? "") is not { } files)
            return null;
        IEnumerable<string> alternatives = JoinsGroups ? titles.Select(title => Pattern(title)) : titles.SelectMany(title => title.Split(NodeScripts.Separator)).Select(Pattern);
        SandboxCommand selected = all.With($"{Names}=^({string.Join('|', alternatives.Distinct(StringComparer.Ordinal))})$");
        return Files is null ? selected : selected.With(files.Prepend(Files));
    }

    /// <summary>The titles of groups and test without the file that our reporters put first; <see langword="null"/> where a file failed as a whole.</summary>
    private static string? Title(TestResult test)
    {
        int end = test.Name.IndexOf(NodeScripts.Separator, StringComparison.Ordinal);
        return end < 0 ? (string.Equals(test.Name, test.File, StringComparison.Ordinal) ? null : test.Name) : test.Name[(end + NodeScripts.Separator.Length)..];
    }

    /// <summary>
    /// A pattern of JavaScript that matches a title. What the parts of it were joined by stands for any character: runners and reports differ in that.
    /// </summary>
    private static string Pattern(string title)
    {
        StringBuilder pattern = new();
        foreach (char c in title.Replace(NodeScripts.Separator, " ", StringComparison.Ordinal).Replace(" > ", " ", StringComparison.Ordinal))
            pattern.Append(c is '.' || "\\^$*+?()[]{}|/".Contains(c) ? "." : c.ToString());
        return pattern.ToString();
    }
}
