namespace AgentLoop;

/// <summary>Reads what test runners report: the files they write, and what they print where they write none.</summary>
/// <remarks>
/// A name depends on the test alone, so that it is the same in each run, of all tests or of some. It is, in TRX, NUnit's and xUnit's XML and what <c>dotnet test</c>
/// prints, the class and the name; in JUnit XML these two, after the file where the suite is one, or the suites where there is no class; of <c>go test</c> the package,
/// a dot and the test with its subtests; of pytest the node id; of <c>cargo test</c> the program's name and source file and the test's path; of Jest, Vitest,
/// <c>node --test</c> and TAP the file, where they tell it, the blocks or subtests, and the name, joined by <c> &gt; </c>.
/// </remarks>
public static class TestReports
{
    /// <summary>
    /// Reads a report that nobody vouches for, in one pass and in bounded memory, however large it is: what is complete in it is kept, control characters are
    /// not, long texts are cut, and whatever ends the reading early is said in <see cref="TestReport.Problem"/>.
    /// </summary>
    /// <param name="content">
    /// The report, from where the stream stands; it is not disposed. In UTF-8 or, with a byte order mark, UTF-16; XML also in the Latin-1 that it declares. What
    /// reading the stream throws is thrown on.
    /// </param>
    /// <param name="format">Its form. A report of another form than the one said is not read.</param>
    /// <param name="options">The bounds; the defaults unless given.</param>
    /// <param name="cancellationToken">Ends the reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is negative.</exception>
    public static TestReport Read(
        Stream content,
        TestReportFormat format = TestReportFormat.Detect,
        TestReportOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfNegative(options?.MaxTests ?? 0, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options?.MaxDetailedTests ?? 0, nameof(options));
        ReportWindow window = new(new ReportSource(content, cancellationToken));
        if (!window.Fill())
            return TestReport.Unreadable("The report is empty.");

        TestReportFormat form = format == TestReportFormat.Detect ? ReportDetector.Detect(window) : format;
        ReportBuilder report = new(form, options ?? new TestReportOptions());
        Fill(report, form, window);
        return report.Build();
    }

    private static void Fill(ReportBuilder report, TestReportFormat format, ReportWindow window)
    {
        switch (format)
        {
            case TestReportFormat.Detect:
                report.Stop("The report has none of the forms that are known.");
                break;
            case TestReportFormat.Trx:
                XmlReport.Read(window, report, "TRX", ["TestRun"], new TrxReport(report));
                break;
            case TestReportFormat.JUnit:
                XmlReport.Read(window, report, "JUnit XML", ["testsuites", "testsuite"], new JUnitReport(report));
                break;
            case TestReportFormat.NUnit:
                XmlReport.Read(window, report, "NUnit 3 XML", ["test-run"], new NUnitReport(report));
                break;
            case TestReportFormat.XUnit:
                XmlReport.Read(window, report, "xUnit XML", ["assemblies", "assembly"], new XUnitReport(report));
                break;
            default:
                ConsoleReport.Read(window, report, ConsoleReport.Of(format, report));
                break;
        }
    }
}
