namespace AgentLoop;

/// <summary>Says what a run of tests comes to.</summary>
internal sealed class TestJudge(TestEvaluatorOptions options, EvaluationRequest request)
{
    private const string Permission = " The task wants tests changed, and these are not seen to be deleted; TestEvaluatorOptions.AllowVanishedTests lets them be missing.";

    private readonly IReadOnlyList<SuiteMeasure> before = request.Baseline?.Measures ?? [];

    /// <summary>Whether tests that a candidate adds are run afterwards, so that one that must pass may still.</summary>
    public bool ItsTestsFollow { get; init; }

    /// <summary>Whether there is nothing to compare with.</summary>
    private bool IsAlone => request.Baseline is null;

    /// <summary>What the tests of an untouched repository, or of a candidate, come to.</summary>
    public Ruling Of(TestRun run, TestComparison comparison)
    {
        SuiteRun deciding = run.Deciding;
        if (deciding.IsBuild)
            return CommandJudge.OfPreparation(deciding.Ran);
        return CommandJudge.NoExit(deciding.Ran)
            ?? FailedTests(run, comparison)
            ?? Errors(run)
            ?? (run.IsPartial || ItsTestsFollow ? null : MissingTests(run.Tests))
            ?? run.Suites.Select(OfExit).FirstOrDefault(ruling => ruling is not null)
            ?? OfReports(run)
            ?? Replaced(run)
            ?? Passed(run, comparison);
    }

    /// <summary>What the tests come to that a candidate has of its own: those that it adds, and those that passed without them.</summary>
    public Ruling OfItsTests(TestRun run, Evaluation judged, IReadOnlyList<TestResult> added)
    {
        SuiteRun deciding = run.Deciding;
        Ruling? wrong = deciding.IsBuild ? CommandJudge.OfPreparation(deciding.Ran) : CommandJudge.NoExit(deciding.Ran) ?? OfReports(run);
        if (wrong is { } ruling)
            return ruling with { Reason = $"With the tests that the candidate adds or changes: {ruling.Reason}" };
        HashSet<string> passed = judged.Tests.Where(test => test.Outcome == TestOutcome.Passed).Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        HashSet<string> own = added.Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        int failed = run.Tests.Count(test => test.Outcome == TestOutcome.Failed && (own.Contains(test.Name) || passed.Contains(test.Name)));
        return failed > 0
            ? new Ruling(Verdict.Fail, $"{CountedWords.Tests(failed)} failed of those that the candidate adds or changes.")
            : MissingTests(judged.Tests.Concat(added)) ?? new Ruling(Verdict.Pass, $"{CountedWords.Tests(added.Count)} that the candidate adds passed too.");
    }

    /// <summary>Failing tests that count: those that are broken, and all others too unless the goal lets them go on failing.</summary>
    private Ruling? FailedTests(TestRun run, TestComparison comparison)
    {
        HashSet<string> flaky = new(comparison.Flaky, StringComparer.Ordinal);
        HashSet<string> allowed = new(options.Goal == TestGoal.NothingFails || IsAlone ? [] : comparison.StillFailing, StringComparer.Ordinal);
        string[] failed = [.. run.Tests.Where(test => test.Outcome == TestOutcome.Failed && !Has(flaky, test.Name)).Select(test => test.Name)];
        int free = failed.Count(name => Has(allowed, name));
        if (free == failed.Length && comparison.Broken.Count == 0)
            return null;
        string although = run.Suites.All(suite => suite.Ran.Result.ExitCode == 0) ? ", although the command exited with 0" : "";
        string broken = comparison.Broken.Count > 0 ? $"; {comparison.Broken.Count} of them passed before" : "";
        string before = free > 0 ? $"; {free} of them failed before and may go on failing" : "";
        string gone = comparison.Vanished.Count > 0 ? $"; {comparison.Vanished.Count} that ran before did not run now" : "";
        string end = run.IsComplete ? "" : " The run did not come to its end.";
        return new Ruling(Verdict.Fail, $"{failed.Length} of {CountedWords.Tests(TestsRun(run))} failed{although}{broken}{before}{gone}.{end}");

        static bool Has(HashSet<string> names, string name) => names.Contains(name) || names.Contains(TestTallies.NameOfRows(name));
    }

    /// <summary>What went wrong outside of any test; where failing tests may go on failing, so may as many of these as there were.</summary>
    private Ruling? Errors(TestRun run)
    {
        if (run.Suites.FirstOrDefault(suite => suite.HidesFailures) is { } hiding)
            return new Ruling(Verdict.Fail, $"The runner counted {hiding.Report.Counted!.Failed} failures, and its report does not name them all.");
        foreach (SuiteRun suite in run.Suites.Where(suite => suite.Report.Errors.Count > 0))
        {
            bool wasThere = before.Any(measure => measure.Suite == suite.Suite.Name && measure.Errors >= suite.Report.Errors.Count);
            if (options.Goal == TestGoal.NothingFails || IsAlone || !wasThere)
                return new Ruling(Verdict.Fail, $"It went wrong outside of any test: {OutputText.Clean(suite.Report.Errors[0].Message, 500)}");
        }
        return null;
    }

    private Ruling? MissingTests(IEnumerable<TestResult> tests)
    {
        HashSet<string> passing = tests.Where(test => test.Outcome == TestOutcome.Passed).Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        string? missing = options.MustPass.FirstOrDefault(name => !passing.Contains(name));
        return missing is null ? null : new Ruling(Verdict.Fail, $"\"{missing}\" must pass and did not run.");
    }

    /// <summary>What an exit code other than 0 says that no failing test explains.</summary>
    private static Ruling? OfExit(SuiteRun suite)
    {
        if (suite.Ran.Result.ExitCode == 0 || suite.HasFailures)
            return null;
        if (CommandJudge.NoProgram(suite.Ran) is { } noProgram)
            return noProgram;
        string exited = CommandJudge.Exited(suite.Ran.Result);
        if (suite.TestsRun > 0)
            return new Ruling(Verdict.Fail, $"{CountedWords.Tests(suite.TestsRun)} passed, but the command {exited}.{Problem(suite)}");
        if (suite.Suite.NothingRanExitCodes.Contains(suite.Ran.Result.ExitCode))
            return NothingRan([suite]);
        return suite.Suite.EndedExitCode == suite.Ran.Result.ExitCode
            ? new Ruling(Verdict.Fail, $"What \"{CommandLine.Of(suite.Ran.Command)}\" ran ended the process before any test was done.")
            : new Ruling(Verdict.Fail, $"\"{CommandLine.Of(suite.Ran.Command)}\" {exited} before any test ran.{Problem(suite)}");
    }

    private static Ruling? OfReports(TestRun run)
    {
        if (run.Suites.FirstOrDefault(suite => !suite.Report.IsComplete) is { } cut)
            return new Ruling(Verdict.Inconclusive, cut.Report.Problem ?? "The report is not complete.");
        return TestsRun(run) == 0 ? NothingRan(run.Suites) : null;
    }

    /// <summary>A candidate's code may not stand in for a test framework's unless the untouched repository's does too.</summary>
    private Ruling? Replaced(TestRun run)
    {
        foreach (SuiteRun suite in request.Candidate is null ? [] : run.Suites)
        {
            IEnumerable<string> known = before.Where(measure => measure.Suite == suite.Suite.Name).SelectMany(measure => measure.Replaced);
            if (suite.Report.Replaced.Except(known, StringComparer.Ordinal).ToArray() is { Length: > 0 } replaced)
                return new Ruling(Verdict.Inconclusive, $"The results cannot be believed, since what runs the tests was replaced while they ran: {CountedWords.Some(replaced)}.");
        }
        return null;
    }

    private Ruling Passed(TestRun run, TestComparison comparison)
    {
        if (comparison.Vanished.Count > 0 && !options.AllowVanishedTests)
            return new Ruling(Verdict.Fail, $"{CountedWords.Tests(comparison.Vanished.Count)} that ran before did not run now.{(request.MayChangeTests ? Permission : "")}");
        if (!IsAlone && options.Goal == TestGoal.SomethingFixed && comparison.Fixed.Count == 0 && !(comparison.Added.Count > 0 && WasCutShort(run)))
            return new Ruling(Verdict.Fail, "No test that failed before passes now.");
        if (!IsAlone && !options.AllowVanishedTests && (WasCutShort(run) || MendsGroups(run, comparison)) && SkippedUnseen(run) is { Length: > 0 } unseen)
            return new Ruling(Verdict.Inconclusive, $"The untouched repository's run did not come to all tests, and {CountedWords.Tests(unseen.Length)} skipped now of which it says nothing: {CountedWords.Some(unseen)}.");
        return new Ruling(Verdict.Pass, Praise(run, comparison));
    }

    private static string Praise(TestRun run, TestComparison comparison)
    {
        int ran = TestsRun(run);
        int failed = run.Tests.Count(test => test.Outcome == TestOutcome.Failed);
        int skipped = run.Tests.Count(test => test.Outcome == TestOutcome.Skipped);
        string passed = failed == 0 ? $"{CountedWords.Tests(ran)} passed" : $"{ran - failed} of {CountedWords.Tests(ran)} passed";
        string still = comparison.StillFailing.Count > 0 ? $", {comparison.StillFailing.Count} failed as before" : "";
        string flaky = comparison.Flaky.Count > 0 ? $"; {comparison.Flaky.Count} flaky not counted: {CountedWords.Some(comparison.Flaky)}" : "";
        string deleted = comparison.Deleted.Count > 0 ? $", {comparison.Deleted.Count} deleted as the task allows" : "";
        return $"{passed}{still}{deleted}{(skipped > 0 ? $", {skipped} skipped" : "")}{flaky}.";
    }

    /// <summary>Whether in the untouched repository a suite did not come to its end, so that nobody knows what of its tests failed.</summary>
    private bool WasCutShort(TestRun run) => run.Suites.Any(suite => !before.Any(measure => measure.Suite == suite.Suite.Name && measure is { CameToItsEnd: true, Errors: 0 }));

    /// <summary>Whether files or classes are mended that failed as a whole, so that nobody knows what of their tests would have run.</summary>
    private static bool MendsGroups(TestRun run, TestComparison comparison) =>
        comparison.Fixed.Except(run.Tests.Select(test => test.Name), StringComparer.Ordinal).Any(name => name == TestTallies.NameOfRows(name));

    /// <summary>Tests that are skipped now and were not told of before, so that they may be those that kept it from its end.</summary>
    private string[] SkippedUnseen(TestRun run)
    {
        HashSet<string> seen = request.Baseline!.Tests.Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
        return [.. run.Tests.Where(test => test.Outcome == TestOutcome.Skipped && !seen.Contains(test.Name)).Select(test => test.Name)];
    }

    private static Ruling NothingRan(IReadOnlyList<SuiteRun> suites)
    {
        int skipped = suites.Sum(suite => suite.Tests.Count);
        return new Ruling(Verdict.Inconclusive, skipped > 0
            ? $"No test ran: {CountedWords.Tests(skipped)} skipped."
            : $"No test ran; the command {CommandJudge.Exited(suites[^1].Ran.Result)}.");
    }

    private static string Problem(SuiteRun suite) => suite.Report.Problem is { } problem ? $" {problem}" : "";

    private static int TestsRun(TestRun run) => run.Suites.Sum(suite => suite.TestsRun);
}
