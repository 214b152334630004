using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The report files of a command, told from those that were there before it ran.</summary>
internal sealed class ReportFiles
{
    private const int MaxFiles = 64;

    private readonly ISandboxSession session;
    private readonly string pattern;
    private readonly Dictionary<string, Digest> earlier = new(StringComparer.Ordinal);

    private ReportFiles(ISandboxSession session, string pattern)
    {
        this.session = session;
        this.pattern = pattern;
    }

    /// <summary>Notes which reports are there already. They are not removed: a repository may have some among its own files.</summary>
    public static async ValueTask<ReportFiles> NoteAsync(ISandboxSession session, string pattern, CancellationToken cancellationToken)
    {
        ReportFiles files = new(session, pattern);
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
            else
                reports.Add(TestReports.Read(Open(content), TestReportFormat.Trx, null, cancellationToken));
        }

        return paths.Count > MaxFiles
            ? TestReport.Unreadable($"More than {MaxFiles} files match \"{pattern}\"; name the reports more closely.")
            : Join(reports, stale);
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out ArraySegment<byte> array) && array.Array is not null
            ? new MemoryStream(array.Array, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);

    private TestReport Join(List<TestReport> reports, bool stale) => reports.Count switch
    {
        0 when stale => TestReport.Unreadable($"The report \"{pattern}\" was there before the command ran, and was not written anew."),
        0 => TestReport.Unreadable($"The command wrote no report to \"{pattern}\"."),
        1 => reports[0],
        _ => new TestReport
        {
            Tests = [.. reports.SelectMany(report => report.Tests)],
            IsComplete = reports.TrueForAll(report => report.IsComplete),
            Problem = reports.Find(report => !report.IsComplete)?.Problem,
        },
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
