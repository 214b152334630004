using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>The tests of files as Jest and Vitest list them, and the failures that they tell of below.</summary>
internal sealed class JestTests(ReportBuilder report)
{
    private static readonly Regex LikeDuration = ConsoleReport.Linear(@" \([\d.]+ m?s\)$");

    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Stack<(int Indent, string Name)> blocks = new();
    private string file = "";
    private ReportedTest? failure;

    /// <summary>Whether the lines that come are tests of a file; Vitest lists them with the file in each line.</summary>
    public bool IsInTree { get; private set; } = true;

    public void EnterFile(string path)
    {
        EndFailure();
        file = ReportNames.Relative(path, report.Options.Root).TrimStart('.', '/');
        blocks.Clear();
        IsInTree = true;
    }

    public void Add(Match line)
    {
        EndFailure();
        Unindent(line.Groups["indent"].Length);
        string mark = line.Groups["mark"].Value;
        ReportedTest test = new()
        {
            Name = NameOf(line.Groups["name"].Value, mark),
            Outcome = mark is "✓" or "√" ? TestOutcome.Passed : mark is "✕" or "×" ? TestOutcome.Failed : TestOutcome.Skipped,
            Duration = ReportNumbers.Units(line.Groups["time"].ValueSpan),
            File = file.Length > 0 ? file : null,
        };
        if (report.Add(test) is >= 0 and int index)
            places.TryAdd(test.Name, index);
    }

    /// <summary>Takes a line that is neither a test nor a heading: a block of tests, or what a failure says.</summary>
    public void Take(string line)
    {
        if (line.StartsWith("⎯⎯", StringComparison.Ordinal))
            EndFailure();
        else if (failure is not null)
            failure.StackTrace.AppendLine(line.StartsWith("    ", StringComparison.Ordinal) ? line.AsSpan(4) : line);
        else if (line.AsSpan().Trim().IsEmpty)
            IsInTree = file.Length == 0;
        else if (IsInTree && line.StartsWith("  ", StringComparison.Ordinal) && file.Length > 0)
            OpenBlock(line);
    }

    /// <summary>Begins what is said of a failure: of a test, or of a file that could not be loaded.</summary>
    public void EnterFailure(string path, string separator)
    {
        EndFailure();
        IsInTree = false;
        if (path is "Console")
            return;

        bool isFile = path.StartsWith("Test suite failed to run", StringComparison.Ordinal) || path.EndsWith(" ]", StringComparison.Ordinal);
        string full = separator == ReportNames.Separator ? path : string.Join(ReportNames.Separator, (IEnumerable<string>)[file, .. path.Split(separator)]);
        failure = new ReportedTest { Name = isFile ? "" : full, Outcome = TestOutcome.Failed, File = isFile && separator == ReportNames.Separator ? path[..path.IndexOf(" [", StringComparison.Ordinal)] : file };
    }

    public void EndFailure()
    {
        if (failure is not { } read)
            return;

        failure = null;
        JUnitFailure.Separate(read);
        if (read.Name.Length == 0)
            report.AddError($"{read.File}: {read.StackTrace}");
        else if (Listed(read.Name) is { } index)
            report.Amend(index, read);
        else if (report.Add(read) is >= 0 and int added)
            places[read.Name] = added;
    }

    /// <summary>
    /// Where a test of this name is listed. In the list, a name that ends like a duration lacks that end, and Vitest's shorter form lacks the blocks; the name is
    /// mended then.
    /// </summary>
    private int? Listed(string name)
    {
        if (places.TryGetValue(name, out int index))
            return index;

        string file = name[..Math.Max(0, name.IndexOf(ReportNames.Separator, StringComparison.Ordinal))];
        string last = name[(name.LastIndexOf(ReportNames.Separator, StringComparison.Ordinal) + ReportNames.Separator.Length)..];
        string? listed = new[] { LikeDuration.Replace(name, ""), $"{file}{ReportNames.Separator}{last}" }
            .FirstOrDefault(form => places.TryGetValue(form, out int at) && report[at].Outcome == TestOutcome.Failed);
        if (listed is null || !places.Remove(listed, out index))
            return null;

        places[name] = index;
        report.Rename(index, name);
        return index;
    }

    /// <summary>Jest indents what stands in a block, Vitest writes the whole name.</summary>
    private string NameOf(string name, string mark)
    {
        string simple = mark is "○" && name.StartsWith("skipped ", StringComparison.Ordinal) ? name[8..]
            : mark is "✎" && name.StartsWith("todo ", StringComparison.Ordinal) ? name[5..] : name;
        IEnumerable<string> blockNames = blocks.Reverse().Select(block => block.Name);
        return file.Length == 0 ? simple : string.Join(ReportNames.Separator, (IEnumerable<string>)[file, .. blockNames, simple]);
    }

    private void OpenBlock(string line)
    {
        int indent = line.Length - line.AsSpan().TrimStart().Length;
        Unindent(indent);
        if (blocks.Count < 64)
            blocks.Push((indent, line.Trim()));
    }

    private void Unindent(int indent)
    {
        while (blocks.TryPeek(out (int Indent, string Name) block) && block.Indent >= indent)
            blocks.Pop();
    }
}
