using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Evaluating;

public sealed class TestComparerTests
{
    [Fact]
    public void Each_way_a_test_can_go_has_a_place()
    {
        ComparedTests compared = TestComparer.Compare(
            Tests("mended:F", "broken:P", "wrong:F", "right:P", "deleted:P", "skipped now:P", "failing and deleted:F", "skipped before:S", "never ran:S"),
            Tests("mended:P", "broken:F", "wrong:F", "right:P", "skipped now:S", "skipped before:P", "never ran:S", "new:P", "new and wrong:F"));

        TestComparison comparison = compared.Comparison;
        Assert.Equal(["mended"], comparison.Fixed);
        Assert.Equal(["broken"], comparison.Broken);
        Assert.Equal(["wrong"], comparison.StillFailing);
        Assert.Equal(["deleted", "failing and deleted", "skipped now"], comparison.Vanished);
        Assert.Equal(["new", "new and wrong", "skipped before"], comparison.Added);
        Assert.Equal((1, 4), (comparison.StillPassing, comparison.Regressions));
        Assert.Equal((4, 10), (compared.Passing, compared.Total));
    }

    [Theory]
    [InlineData("T:P T:P", "T:P T:F", "broken")]
    [InlineData("T:P T:F", "T:F T:F", "broken")]
    [InlineData("T:P T:F", "T:P T:F", "failing")]
    [InlineData("T:P T:F", "T:P T:P", "fixed")]
    [InlineData("T:P T:P", "T:P", "vanished")]
    [InlineData("T:P T:F", "T:P", "vanished")]
    [InlineData("T:P T:P", "T:P T:S", "vanished")]
    [InlineData("T:P", "T:P T:P", "passing")]
    public void Results_that_share_a_name_are_one_test(string before, string now, string expected)
    {
        TestComparison comparison = TestComparer.Compare(Tests(before.Split(' ')), Tests(now.Split(' '))).Comparison;

        string actual = comparison switch
        {
            { Broken.Count: 1 } => "broken",
            { StillFailing.Count: 1 } => "failing",
            { Fixed.Count: 1 } => "fixed",
            { Vanished.Count: 1 } => "vanished",
            _ => "passing",
        };
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Rows_whose_arguments_are_other_texts_now_are_one_test()
    {
        TestComparison comparison = TestComparer.Compare(
            Tests("N.C.At(now: 16:01):P", "N.C.At(now: 16:02):P", "N.C.Max(a: 1):P", "N.C.Max(a: 2):P"),
            Tests("N.C.At(now: 17:01):P", "N.C.At(now: 17:02):F", "N.C.Max(a: 1):P")).Comparison;

        Assert.Equal(["N.C.At(…)"], comparison.Broken);
        Assert.Equal(["N.C.Max(a: 2)"], comparison.Vanished);
        Assert.Equal(1, comparison.StillPassing);
    }

    [Fact]
    public void Every_test_that_ran_before_is_in_exactly_one_place() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Reports("A", "B", "C", "D").ToArbitrary(), Reports("A", "B", "C", "E").ToArbitrary(), (before, now) =>
        {
            ComparedTests compared = TestComparer.Compare(before, now);
            string[] places = Places(compared.Comparison);
            HashSet<string> ran = Ran(before);
            HashSet<string> runs = Ran(now);

            Assert.Equal(ran.Count, places.Length + compared.Comparison.StillPassing);
            Assert.All(places, name => Assert.Contains(name, ran));
            Assert.Equal(places.Length, places.ToHashSet(StringComparer.Ordinal).Count);
            Assert.True(runs.Except(ran, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal).SetEquals(compared.Comparison.Added));
            Assert.Equal(ran.Union(runs, StringComparer.Ordinal).Count(), compared.Total);
        }));

    [Fact]
    public void With_rows_too_no_test_is_in_two_places_and_none_is_lost() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Reports("A", "D(1)", "D(2)", "D(3)", "E(x)").ToArbitrary(), Reports("A", "D(1)", "D(4)", "E(y)").ToArbitrary(), (before, now) =>
        {
            ComparedTests compared = TestComparer.Compare(before, now);
            string[] places = [.. Places(compared.Comparison), .. compared.Comparison.Added];

            Assert.Equal(places.Length, places.ToHashSet(StringComparer.Ordinal).Count);
            Assert.Equal(compared.Total, places.Length + compared.Comparison.StillPassing);
            Assert.All(
                before.Where(test => test.Outcome == TestOutcome.Failed && !Ran(now).Contains(test.Name)),
                test => Assert.Contains(places, place => place.Equals(test.Name, StringComparison.Ordinal) || place.Equals(TestTallies.NameOfRows(test.Name), StringComparison.Ordinal)));
        }));

    [Fact]
    public void A_report_compared_with_itself_has_no_change()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(Reports("A", "B(1)", "B(2)").ToArbitrary(), tests =>
            TestComparer.Compare(tests, tests).Comparison is { Regressions: 0, Fixed.Count: 0, Added.Count: 0 }));
    }

    internal static IReadOnlyList<TestResult> Tests(params string[] tests) => [.. tests.Select(test => new TestResult
    {
        Name = test[..test.LastIndexOf(':')],
        Outcome = test[^1] switch { 'P' => TestOutcome.Passed, 'F' => TestOutcome.Failed, _ => TestOutcome.Skipped },
    })];

    private static Gen<IReadOnlyList<TestResult>> Reports(params string[] names) => Gen.Elements(names)
        .SelectMany(_ => Gen.Elements("P", "F", "S"), (name, outcome) => $"{name}:{outcome}")
        .ArrayOf()
        .Select(tests => Tests(tests));

    private static string[] Places(TestComparison comparison) => [.. comparison.Fixed, .. comparison.Broken, .. comparison.StillFailing, .. comparison.Vanished];

    private static HashSet<string> Ran(IReadOnlyList<TestResult> tests) =>
        tests.Where(test => test.Outcome != TestOutcome.Skipped).Select(test => test.Name).ToHashSet(StringComparer.Ordinal);
}
