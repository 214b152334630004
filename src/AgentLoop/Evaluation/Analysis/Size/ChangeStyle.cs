namespace AgentLoop;

/// <summary>Looks at how added lines are written: their ends, their blanks, and what does not belong into a change.</summary>
internal static class ChangeStyle
{
    private static readonly string[] Generated =
        ["/bin/", "/obj/", "/node_modules/", "/__pycache__/", "/.pytest_cache/", "/target/debug/", "/target/release/", "/dist/", "/.vs/", "/.idea/", "/coverage/", "/TestResults/", "/.mypy_cache/", "/.venv/"];

    private static readonly string[] GeneratedEndings =
        [".pyc", ".pyo", ".class", ".o", ".obj", ".dll", ".exe", ".so", ".pdb", ".min.js", ".swp", ".orig", ".rej", ".bak", ".log", ".tmp", ".DS_Store", ".user", "~"];

    public static IEnumerable<Finding> Of(FileEdit edit)
    {
        string path = edit.NewPath!;
        if (edit.IsAdded && (Array.Exists(Generated, folder => $"/{path}".Has(folder))
            || Array.Exists(GeneratedEndings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))))
            yield return Found("generated-file", path, null, "A tool makes this file; it does not belong into a change");
        else if (edit.IsOpaque)
            yield return Found("binary-file", path, null, "The file is no text, or very long");
        if (edit.IsOpaque)
            yield break;
        IReadOnlyList<(string Text, int Line)> added = AddedLines.Of(edit);
        foreach (Finding finding in Ends(edit, added).Concat(Blanks(edit, added)).Concat(LeftOvers.In(edit, added)))
            yield return finding;
    }

    private static IEnumerable<Finding> Ends(FileEdit edit, IReadOnlyList<(string Text, int Line)> added)
    {
        string reference = edit.IsAdded ? edit.After : edit.Before;
        bool hadBoth = HasWindows(edit.Before) && HasUnix(edit.Before);
        if (!hadBoth && HasWindows(edit.After) && HasUnix(edit.After))
        {
            bool windows = reference.Split('\n').Count(line => line.EndsWith('\r')) * 2 > reference.Count(c => c == '\n');
            int line = added.FirstOrDefault(one => one.Text.EndsWith('\r') != windows).Line;
            yield return Found("mixed-line-ends", edit.NewPath!, line == 0 ? null : line, "Lines end otherwise than in the rest of the file");
        }

        if (edit.Before.EndsWith('\n') && edit.After.Length > 0 && !edit.After.EndsWith('\n'))
            yield return Found("no-final-line-end", edit.NewPath!, null, "The file's last line does not end any more");
    }

    private static IEnumerable<Finding> Blanks(FileEdit edit, IReadOnlyList<(string Text, int Line)> added)
    {
        bool isProse = Path.GetExtension(edit.NewPath!).ToLowerInvariant() is ".md" or ".markdown" or ".txt" or ".snap" or ".diff" or ".patch";
        (string text, int trailing) = added.FirstOrDefault(line => line.Text.TrimEnd('\r') is var bare && bare.Length > 0 && bare[^1] is ' ' or '\t');
        if (text is not null && !isProse)
            yield return Found("trailing-blanks", edit.NewPath!, trailing, "The line ends with blanks");

        int tabs = Indents(edit.Before, '\t');
        int spaces = Indents(edit.Before, ' ');
        char other = tabs > spaces * 4 ? ' ' : spaces > tabs * 4 ? '\t' : '\0';
        (string odd, int line) = added
            .FirstOrDefault(one => other != '\0' && one.Text.Begins(other == ' ' ? "  " : "\t") && one.Text.Trim().Length > 0
            && !one.Text.TrimStart().StartsWith('*'));
        if (odd is not null && !isProse)
            yield return Found("other-indentation", edit.NewPath!, line, other == ' '
                ? "The file is indented by tabs, and this line by spaces"
                : "The file is indented by spaces, and this line by tabs");
    }

    private static int Indents(string text, char blank) => text.Split('\n').Count(line => line.Length > 1 && line[0] == blank && line.Trim().Length > 0);

    private static bool HasWindows(string text) => text.Has("\r\n");

    private static bool HasUnix(string text) => text.Split('\n').SkipLast(1).Any(line => !line.EndsWith('\r'));

    private static Finding Found(string rule, string path, int? line, string message) =>
        new() { Rule = rule, File = path, Line = line, Message = $"{message}.", Severity = FindingSeverity.Warning };
}
