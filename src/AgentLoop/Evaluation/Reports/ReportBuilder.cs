namespace AgentLoop;

/// <summary>Gathers what a reader finds, within the bounds of its options.</summary>
internal sealed class ReportBuilder(TestReportFormat format, TestReportOptions options)
{
    private const int MaxErrors = 100;
    private const int MaxText = 4096;

    private readonly List<TestResult> tests = [];
    private readonly List<TestRunError> errors = [];
    private readonly List<string> replaced = [];
    private readonly TestDetails details = new(options.MaxDetailedTests);
    private string? problem;

    public TestReportOptions Options => options;

    /// <summary>Whether there is no use in reading on.</summary>
    public bool IsStopped { get; private set; }

    public int Count => tests.Count;

    /// <summary>How many tests failed.</summary>
    public int Failures { get; private set; }

    public bool HasFailures => Failures > 0;

    public bool HasErrors => errors.Count > 0;

    public TestCounts? Counted { get; set; }

    /// <summary>Adds a test, and says at which place, where <see cref="Amend"/> finds it again; -1 when there are too many.</summary>
    public int Add(ReportedTest test)
    {
        if (tests.Count >= options.MaxTests)
        {
            Stop($"The report has more than {options.MaxTests} tests; the rest was not read.");
            return -1;
        }

        Failures += test.Outcome == TestOutcome.Failed ? 1 : 0;
        tests.Add(details.Describe(new TestResult { Name = ReportNames.Clean(test.Name), Outcome = test.Outcome, Duration = test.Duration }, test));
        return tests.Count - 1;
    }

    /// <summary>Adds what stands further down of a test that was added: its outcome, its texts where there are any, its place.</summary>
    public void Amend(int index, ReportedTest test)
    {
        TestResult earlier = tests[index];
        Failures += (test.Outcome == TestOutcome.Failed ? 1 : 0) - (earlier.Outcome == TestOutcome.Failed ? 1 : 0);
        TimeSpan duration = test.Duration > TimeSpan.Zero ? test.Duration : earlier.Duration;
        tests[index] = details.Describe(earlier with { Outcome = test.Outcome, Duration = duration }, test);
    }

    /// <summary>Gives a test that was added its full name, once that is known.</summary>
    public void Rename(int index, string name)
    {
        if (!ReferenceEquals(name, tests[index].Name))
            tests[index] = tests[index] with { Name = ReportNames.Clean(name) };
    }

    /// <summary>Puts the folder before the file of a test that was added, where it is a name alone.</summary>
    public void SetFolder(int index, string folder)
    {
        if (tests[index].File is { } file && !file.AsSpan().ContainsAny('/', '\\'))
            tests[index] = tests[index] with { File = $"{folder}/{file}" };
    }

    /// <summary>Says where a test stands that was added, unless what it said on failing tells where that was.</summary>
    public void SetPlace(int index, string file, int line)
    {
        if (tests[index].File is null)
            tests[index] = tests[index] with { File = ReportNames.CleanPath(file), Line = line };
    }

    public TestResult this[int index] => tests[index];

    /// <summary>Adds what went wrong outside of any test.</summary>
    public void AddError(string message, string? file = null, int? line = null)
    {
        if (errors.Count >= MaxErrors)
            return;

        string clean = OutputText.Clean(message.Trim(), MaxText);
        (string Path, int Line)? place = StackFrames.Own(clean);
        if (file is not null && place?.Path != file)
            place = null;
        TestRunError error = new()
        {
            Message = clean.Length == 0 ? "The report says of an error, but not of which." : clean,
            File = ReportNames.CleanPath(file) ?? place?.Path,
            Line = line ?? place?.Line,
        };
        if (!errors.Contains(error))
            errors.Add(error);
    }

    /// <summary>Adds what of a test framework other code stood in for.</summary>
    public void AddReplaced(string what)
    {
        if (replaced.Count < MaxErrors)
            replaced.Add(ReportNames.Clean(what));
    }

    /// <summary>Says that the report, or what it reports, does not come to its end; what is said first holds.</summary>
    public void Interrupt(string why) => problem ??= why;

    /// <summary>The same, and there is no use in reading on.</summary>
    public void Stop(string why)
    {
        Interrupt(why);
        IsStopped = true;
    }

    public TestReport Build() => new()
    {
        Tests = tests,
        Errors = errors,
        Replaced = replaced,
        Counted = Counted,
        Format = format,
        IsComplete = problem is null,
        Problem = problem,
    };
}
