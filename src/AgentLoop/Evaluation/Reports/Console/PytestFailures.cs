using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>The sections in which pytest says of each failed test how it failed; they have titles and no node ids.</summary>
internal sealed class PytestFailures(int maxBlocks)
{
    private static readonly Regex Title = ConsoleReport.Linear(@"^_{2,} (?<title>[^_ ].*?|_[^_ ].*?) _{2,}$");
    private static readonly Regex Captured = ConsoleReport.Linear("^-{3,} Captured .+ -{3,}$");

    private readonly Dictionary<string, Queue<ReportedTest>> blocks = new(StringComparer.Ordinal);
    private ReportedTest? block;
    private BoundedText? text;
    private int count;

    public void Take(string line)
    {
        if (Title.Match(line) is { Success: true } title)
            Begin(title.Groups["title"].Value);
        else if (block is not null && Captured.IsMatch(line))
            text = block.Output;
        else if (block is not null && ReferenceEquals(text, block.StackTrace) && line.StartsWith("E  ", StringComparison.Ordinal))
            TakeError(block, line);
        else if (text is not null && (text.Length > 0 || line.Length > 0))
            text.AppendLine(line);
    }

    /// <summary>Ends the section.</summary>
    public void End() => block = null;

    /// <summary>What stands of the test with this node id; the next of several with the same title.</summary>
    public ReportedTest? Find(string id)
    {
        string title = TitleOf(id);
        return Next(title) ?? Next($"ERROR at setup of {title}") ?? Next($"ERROR at teardown of {title}");
    }

    /// <summary>What stands of a file that could not be loaded.</summary>
    public string? FindFile(string file) => Next($"ERROR collecting {file}") is { } read ? $"{read.Message}\n{read.StackTrace}".Trim() : null;

    private static string TitleOf(string id)
    {
        int start = id.IndexOf("::", StringComparison.Ordinal) + 2;
        int row = id.IndexOf('[', start);
        string name = row < 0 ? id[start..] : id[start..row];
        return name.Replace("::", ".", StringComparison.Ordinal) + (row < 0 ? "" : id[row..]);
    }

    private ReportedTest? Next(string title) => blocks.TryGetValue(title, out Queue<ReportedTest>? queue) && queue.TryDequeue(out ReportedTest? next) ? next : null;

    private void Begin(string title)
    {
        text = null;
        block = null;
        if (++count > maxBlocks)
            return;

        block = new ReportedTest { Outcome = TestOutcome.Failed };
        text = block.StackTrace;
        if (!blocks.TryGetValue(title, out Queue<ReportedTest>? queue))
            blocks[title] = queue = new Queue<ReportedTest>();
        queue.Enqueue(block);
    }

    /// <summary>The lines that begin with an E are what went wrong.</summary>
    private static void TakeError(ReportedTest test, string line)
    {
        test.Message.AppendLine(line.AsSpan(1).Trim());
        test.StackTrace.AppendLine(line);
    }
}
