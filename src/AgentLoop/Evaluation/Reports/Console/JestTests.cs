using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>The tests of files as Jest and Vitest list them, and the failures that they tell of below.</summary>
internal sealed class JestTests(ReportBuilder report)
{
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly Stack<(int Indent, string Name)> blocks = new();
    private string file = "";
    private ReportedTest? failure;
    private int lastFailed = -1;

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
        lastFailed = -1;
        if (report.Add(test) is not (>= 0 and int index))
            return;

        places.TryAdd(test.Name, index);
        lastFailed = test.Outcome == TestOutcome.Failed ? index : -1;
    }

    /// <summary>Takes a line that is neither a test nor a heading: a block of tests, or what a failure says.</summary>
    public void Take(string line)
    {
        if (failure is not null)
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
        else if (places.TryGetValue(read.Name, out int index))
            report.Amend(index, read);
        else if (report.Add(read) is >= 0 and int added)
            places[read.Name] = added;
    }

    public void Finish() => EndFailure();

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
