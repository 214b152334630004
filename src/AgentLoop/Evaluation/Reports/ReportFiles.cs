using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The report files of a command, told from those that were there before it ran.</summary>
internal sealed class ReportFiles
{
    /// <summary>Surefire and Gradle write a file for each class of tests.</summary>
    private const int MaxFiles = 4096;

    private static readonly TestReportOptions Bounds = new();

    private readonly ISandboxSession session;
    private readonly string pattern;
    private readonly TestReportFormat format;
    private readonly Dictionary<string, Digest> earlier = new(StringComparer.Ordinal);

    private ReportFiles(ISandboxSession session, string pattern, TestReportFormat format)
    {
        this.session = session;
        this.pattern = pattern;
        this.format = format;
    }

    /// <summary>Notes which reports in TRX are there already.</summary>
    public static ValueTask<ReportFiles> NoteAsync(ISandboxSession session, string pattern, CancellationToken cancellationToken) =>
        NoteAsync(session, pattern, TestReportFormat.Trx, cancellationToken);

    /// <summary>Notes which reports are there already. They are not removed: a repository may have some among its own files.</summary>
    public static async ValueTask<ReportFiles> NoteAsync(
        ISandboxSession session, string pattern, TestReportFormat format, CancellationToken cancellationToken)
    {
        ReportFiles files = new(session, pattern, format);
        foreach (string path in await files.FindAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await session.ReadFileAsync(path, cancellationToken).ConfigureAwait(false) is { } content)
                files.earlier[path] = Digest.Of(content.Span);
        }

        return files;
    }

    /// <summary>Reads what the command wrote, all files as one report.</summary>
    public async ValueTask<TestReport> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> paths = await FindAsync(cancellationToken).ConfigureAwait(false);
        List<TestReport> reports = [];
        bool stale = false;
        foreach (string path in paths.Take(MaxFiles))
        {
            if (await session.ReadFileAsync(path, cancellationToken).ConfigureAwait(false) is not { } content)
                continue;

            if (earlier.TryGetValue(path, out Digest digest) && digest == Digest.Of(content.Span))
                stale = true;
            else if (reports.Sum(report => report.Tests.Count) < Bounds.MaxTests)
                reports.Add(TestReports.Read(Open(content), format, Rest(reports), cancellationToken));
            else
                return TestReport.Unreadable($"The reports \"{pattern}\" have more than {Bounds.MaxTests} tests.");
        }

        return paths.Count > MaxFiles
            ? TestReport.Unreadable($"More than {MaxFiles} files match \"{pattern}\"; name the reports more closely.")
            : Join(reports, stale);
    }

    /// <summary>The bounds of one report hold for all of them together.</summary>
    private static TestReportOptions Rest(List<TestReport> reports) => Bounds with
    {
        MaxDetailedTests = Math.Max(0, Bounds.MaxDetailedTests - reports.Sum(report => report.Tests.Count(test => test.StackTrace is not null || test.Output is not null))),
    };

    private static MemoryStream Open(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out ArraySegment<byte> array) && array.Array is not null
            ? new MemoryStream(array.Array, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);

    private TestReport Join(List<TestReport> reports, bool stale) => reports.Count switch
    {
        0 when stale => TestReport.Unreadable($"The report \"{pattern}\" was there before the command ran, and was not written anew."),
        0 => TestReport.Unreadable($"The command wrote no report to \"{pattern}\"."),
        _ => JoinedReport.Of(reports),
    };

    private async ValueTask<IReadOnlyList<string>> FindAsync(CancellationToken cancellationToken)
    {
        if (pattern.AsSpan().IndexOfAny("*?[") < 0)
            return [pattern];

        string path = "./" + pattern.Replace("**/", "*", StringComparison.Ordinal);
        SandboxCommand find = new()
        {
            Program = "find",
            Arguments = [".", "-name", ".git", "-prune", "-o", "-type", "f", "-path", path, "-print"],
        };
        CommandResult found = await session.ExecuteAsync(find, cancellationToken).ConfigureAwait(false);
        if (found.End != CommandEnd.Exited)
            throw new AgentLoopException($"The reports \"{pattern}\" cannot be looked for: {found.StartFailure ?? "find was stopped by its time-out."}");

        return [.. found.StandardOutput.Text.Split('\n').Where(line => line.StartsWith("./", StringComparison.Ordinal)).Select(line => line[2..]).Order(StringComparer.Ordinal)];
    }
}
