using System.Diagnostics.CodeAnalysis;

namespace AgentLoop;

/// <summary>The suites of a repository, run one after another in one workspace until one cannot be built or does not end as it should.</summary>
internal sealed record TestRun
{
    public required IReadOnlyList<SuiteRun> Suites { get; init; }

    /// <summary>Whether tests of several suites are told apart by the suites' names.</summary>
    public required bool IsNamedBySuite { get; init; }

    /// <summary>The tests that were asked for; <see langword="null"/> for all there are.</summary>
    public IReadOnlySet<string>? Asked { get; init; }

    [MemberNotNullWhen(true, nameof(Asked))]
    public bool IsPartial => Asked is not null;

    /// <summary>Its results, in the order of the reports.</summary>
    public IReadOnlyList<TestResult> Tests => field ??= [.. Suites.SelectMany(run => run.Tests.Select(test => IsNamedBySuite ? test with { Name = NameOf(run.Suite, test.Name) } : test))];

    public bool IsComplete => Suites.All(run => run.Report.IsComplete && !run.IsBuild);

    public string Output => string.Join('\n', Suites.Select(run => run.Ran.Output));

    /// <summary>The suite that said why there is no more: the first that did not run to a good end, or else the last.</summary>
    public SuiteRun Deciding => Suites.FirstOrDefault(run => run.IsBuild || run.Ran.Result.End != CommandEnd.Exited) ?? Suites[^1];

    /// <summary>Those of the tests that are of a suite, by the names that it knows.</summary>
    public static IReadOnlyList<TestResult> Of(TestSuite suite, IEnumerable<TestResult> tests, bool namedBySuite)
    {
        if (!namedBySuite)
            return [.. tests];
        string prefix = NameOf(suite, "");
        return [.. tests.Where(test => test.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(test => test with { Name = test.Name[prefix.Length..] })];
    }

    public static string NameOf(TestSuite suite, string test) => $"{suite.Name}: {test}";
}
