namespace AgentLoop;

/// <summary>
/// Collects the names that failing tests use. Names that passing tests use as well count less, by the formula of Ochiai over
/// tests as they are written: a spectrum without running anything (after Abreu et al. 2007, who take coverage).
/// </summary>
internal sealed class TestReach(FailureEvidence evidence, IReadOnlyList<SourceLocation> locations)
{
    private readonly Dictionary<string, double> weights = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Failed, int Passed)> uses = new(StringComparer.Ordinal);
    private readonly HashSet<string> failingNames = evidence.Failing
        .Select(t => TestNames.Simple(t.Name)).ToHashSet(StringComparer.Ordinal);
    private readonly string failureText = string.Join('\n', evidence.Failing.Select(t => t.Name).Concat(evidence.Texts));
    private int failed;

    /// <summary>Every name that the tests looked at contain.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>The names with how much speaks for what they stand for, from 0 to 1.</summary>
    public Dictionary<string, double> Of(IReadOnlyList<SourceFile> tests)
    {
        foreach (SourceFile test in tests)
            Read(test);
        if (failed == 0)
            return Everything(tests);
        return weights.ToDictionary(w => w.Key, w => w.Value * (0.55 + (0.45 * Ochiai(uses[w.Key]))), StringComparer.Ordinal);
    }

    private void Read(SourceFile test)
    {
        HashSet<int> lines = [.. locations.Where(l => l.Path.Equals(test.Path, StringComparison.Ordinal)).Select(l => l.Line)];
        HashSet<int> outside = [.. lines];
        foreach ((string name, CodeRange range) in TestBodies.In(test))
        {
            bool fails = Fails(name) || Enumerable.Range(range.First, range.Count).Any(i => lines.Contains(test.Code[i].Line));
            if (fails)
                Count(test, range, lines);
            else
                Discount(test, range);
            outside.ExceptWith(Enumerable.Range(range.First, range.Count).Select(i => test.Code[i].Line));
        }

        foreach (int line in outside)
            Count(test, Line(test, line), lines);
    }

    private bool Fails(string name)
    {
        if (failingNames.Contains(name)
            || evidence.Failing.Any(t => t.Name.EndsWith(name, StringComparison.Ordinal) && name.Contains(' ', StringComparison.Ordinal)))
            return true;
        return name.Length > 3 && !evidence.Passing.Contains(name) && TestNames.Occurs(name, failureText);
    }

    private void Count(SourceFile test, CodeRange range, HashSet<int> lines)
    {
        failed++;
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int i = range.First; i <= range.Last; i++)
        {
            CodeToken token = test.At(i);
            if (!token.IsIdentifier)
                continue;
            Words.Add(token.Text);
            double weight = Weight(test, i) * (lines.Count == 0 || lines.Contains(token.Line) ? 1 : 0.85);
            weights[token.Text] = Math.Max(weights.GetValueOrDefault(token.Text), weight);
            if (seen.Add(token.Text))
                uses[token.Text] = (uses.GetValueOrDefault(token.Text).Failed + 1, uses.GetValueOrDefault(token.Text).Passed);
        }
    }

    private void Discount(SourceFile test, CodeRange range)
    {
        foreach (string name in Enumerable.Range(range.First, range.Count).Select(i => test.Code[i]).Where(t => t.IsIdentifier)
            .Select(t => t.Text).Distinct(StringComparer.Ordinal))
            uses[name] = (uses.GetValueOrDefault(name).Failed, uses.GetValueOrDefault(name).Passed + 1);
    }

    /// <summary>A call says more than a property, and that more than what is constructed.</summary>
    private static double Weight(SourceFile test, int index) =>
        test.Is(index - 1, "new") ? 0.5 : test.Is(index + 1, "(") ? 1 : test.Is(index + 1, "<") ? 0.9 : test.Is(index - 1, ".") ? 0.8 : 0.5;

    private double Ochiai((int Failed, int Passed) use) =>
        use.Failed == 0 ? 0 : use.Failed / Math.Sqrt((double)failed * (use.Failed + use.Passed));

    private static CodeRange Line(SourceFile test, int line)
    {
        int first = 0;
        while (first < test.Code.Count && test.Code[first].Line < line)
            first++;
        int last = first;
        while (last < test.Code.Count && test.Code[last].Line == line)
            last++;
        return new CodeRange(first, last - 1);
    }

    /// <summary>Where no failing test was found, all that the tests name is weakly suspected.</summary>
    private Dictionary<string, double> Everything(IReadOnlyList<SourceFile> tests)
    {
        Dictionary<string, double> all = new(StringComparer.Ordinal);
        foreach (SourceFile test in tests)
        {
            for (int i = 0; i < test.Code.Count; i++)
            {
                if (test.Code[i].IsIdentifier)
                    all[test.Code[i].Text] = 0.5 * Weight(test, i);
            }
        }

        Words.UnionWith(all.Keys);
        return all;
    }
}
