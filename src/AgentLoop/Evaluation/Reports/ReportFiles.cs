using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>The report files of a command, told from those that were there before it ran.</summary>
internal sealed class ReportFiles
{
    /// <summary>Surefire and Gradle write a file for each class of tests.</summary>
    private const int MaxFiles = 4096;

    private static readonly TestReportOptions Bounds = new();

    /// <summary>Number, size and times of files, by the <c>stat</c> of Linux or of the BSDs.</summary>
    private const string Status = """stat -c "%i %s %y %z|%n" "$@" 2>/dev/null || stat -f "%i %z %Fm %Fc|%N" "$@" 2>/dev/null""";

    private readonly ISandboxSession session;
    private readonly string pattern;
    private IReadOnlyDictionary<string, string> earlier = new Dictionary<string, string>(StringComparer.Ordinal);

    private ReportFiles(ISandboxSession session, string pattern)
    {
        this.session = session;
        this.pattern = pattern;
    }

    /// <summary>Notes which reports are there already. They are not removed: a repository may have some among its own files.</summary>
    public static async ValueTask<ReportFiles> NoteAsync(ISandboxSession session, string pattern, CancellationToken cancellationToken)
    {
        ReportFiles files = new(session, pattern);
        files.earlier = await files.FindAsync(cancellationToken).ConfigureAwait(false);
        return files;
    }

    /// <summary>Reads what the command wrote, all files as one report.</summary>
    public async ValueTask<TestReport> ReadAsync(TestReportFormat format, bool isAskedFor, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> found = await FindAsync(cancellationToken).ConfigureAwait(false);
        string[] paths = [.. found.Keys.Where(path => !earlier.TryGetValue(path, out string? status) || status != found[path]).Order(StringComparer.Ordinal)];
        List<TestReport> reports = [];
        foreach (string path in paths.Take(MaxFiles))
        {
            if (await session.ReadFileAsync(path, cancellationToken).ConfigureAwait(false) is not { } content)
                continue;
            if (reports.Sum(report => report.Tests.Count) >= Bounds.MaxTests)
                return TestReport.Unreadable($"The reports \"{pattern}\" have more than {Bounds.MaxTests} tests.");
            reports.Add(TestReports.Read(Open(content), format, Rest(reports) with { IsAskedFor = isAskedFor }, cancellationToken));
        }

        return paths.Length > MaxFiles
            ? TestReport.Unreadable($"More than {MaxFiles} files match \"{pattern}\"; name the reports more closely.")
            : Join(reports, found.Count > 0);
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

    /// <summary>The files there are, each with what changes when it is written: also when the same is written again.</summary>
    private async ValueTask<IReadOnlyDictionary<string, string>> FindAsync(CancellationToken cancellationToken)
    {
        bool isPattern = pattern.AsSpan().IndexOfAny("*?[") >= 0;
        SandboxCommand command = new()
        {
            Program = "/bin/sh",
            Arguments = ["-c", isPattern ? $"find . -name .git -prune -o -type f -path \"$1\" -exec sh -c '{Status}' sh {{}} +" : Status, "find-reports", $"./{(isPattern ? pattern.Replace("**/", "*", StringComparison.Ordinal) : pattern)}"],
            MaxOutputBytes = 4 * 1024 * 1024,
        };
        CommandResult found = await session.ExecuteAsync(command, cancellationToken).ConfigureAwait(false);
        if (found.End != CommandEnd.Exited)
            throw new AgentLoopException($"The reports \"{pattern}\" cannot be looked for: {found.StartFailure ?? "the command was stopped."}");
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (string line in found.StandardOutput.Text.Split('\n'))
        {
            if (line.IndexOf("|./", StringComparison.Ordinal) is > 0 and int end)
                files[line[(end + 3)..]] = line[..end];
        }
        return files;
    }
}
