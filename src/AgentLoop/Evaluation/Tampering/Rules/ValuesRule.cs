namespace AgentLoop;

/// <summary>Values that tests want or hand in, where they stand outside of assertions: in variables, and in rows.</summary>
internal sealed class ValuesRule : ITamperingRule
{
    public IEnumerable<Finding> Find(GuardedChange change)
    {
        HashSet<string> everywhere = [.. change.After.SelectMany(file => file.Tests.SelectMany(test => test.Rows)).Select(row => row.Text)];
        foreach ((FoundTest before, FoundTest after) in change.Pairs.Kept)
        {
            Finding[] found = [.. Variables(before, after), .. TestRowComparison.Losses(after.Path, after.Name, before.Rows, after.Rows, after.Literals, everywhere)];
            foreach (Finding finding in found)
                yield return finding;
            if (found.Length == 0 && Input(before, after) is { } input)
                yield return input;
        }

        foreach (FileEdit edit in change.Edits)
        {
            foreach (Finding finding in Rest(change.BeforeOf(edit), change.AfterOf(edit), everywhere))
                yield return finding;
        }
    }

    private static IEnumerable<Finding> Rest(GuardedFile? before, GuardedFile? after, HashSet<string> everywhere)
    {
        if (before is null || after is null || !before.Source.IsTest)
            return [];
        HashSet<string> literals = [.. AssertionText.Literals(after.Source.Code)];
        return TestRowComparison.Losses(after.Source.Path, "what tests share", before.Rows, after.Rows, literals, everywhere);
    }

    /// <summary>Variables that are compared in assertions and are given another value.</summary>
    private static IEnumerable<Finding> Variables(FoundTest before, FoundTest after)
    {
        ILookup<string, string> old = Values(before);
        ILookup<string, string> now = Values(after);
        foreach (string name in before.Assertions.SelectMany(assertion => assertion.Operands).Distinct(StringComparer.Ordinal))
        {
            string[] lost = [.. All(before, old, name).Except(All(after, now, name), StringComparer.Ordinal)];
            string[] gained = [.. All(after, now, name).Except(All(before, old, name), StringComparer.Ordinal)];
            if (lost.Length > 0 && gained.Length > 0 && !lost.All(after.Literals.Contains))
                yield return TamperingRule.Error(TamperingRule.Expected, after.Path, after.Line, $"In \"{after.Name}\" the compared value \"{name}\" is {gained[0]} and was {lost[0]}.");
        }
    }

    private static ILookup<string, string> Values(FoundTest test) => NamedValues.In(test.Body, test.File.Source.Language.NewLinesEndStatements);

    private static IEnumerable<string> All(FoundTest test, ILookup<string, string> values, string name) => values[name].Concat(test.File.ValuesOf(name));

    /// <summary>A value that was handed in and is not any more, where the assertions are as they were.</summary>
    private static Finding? Input(FoundTest before, FoundTest after)
    {
        HashSet<string> asserted = before.Assertions.SelectMany(assertion => assertion.Literals).ToHashSet(StringComparer.Ordinal);
        string[] lost = [.. before.Literals.Except(after.Literals, StringComparer.Ordinal).Where(value => !asserted.Contains(value))];
        string[] gained = [.. after.Literals.Except(before.Literals, StringComparer.Ordinal)];
        bool isSplit = lost.All(value => gained.Any(one => one.Contains(value.Trim('"'), StringComparison.Ordinal) || value.Contains(one.Trim('"'), StringComparison.Ordinal)));
        return lost.Length == 0 || gained.Length == 0 || isSplit
            ? null
            : TamperingRule.Warning(TamperingRule.Input, after.Path, after.Line, $"\"{after.Name}\" works with {gained[0]} and worked with {lost[0]}.");
    }
}
