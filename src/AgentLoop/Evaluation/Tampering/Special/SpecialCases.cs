namespace AgentLoop;

/// <summary>Finds answers in the product that were made for the values of the tests.</summary>
internal static class SpecialCases
{
    private static readonly string[] Plain =
    [
        "0", "1", "2", "3", "-1", "-2", "7", "10", "12", "24", "28", "29", "30", "31", "60", "90", "100", "180", "360", "365", "366", "1000", "1024", "3600", "86400", "255", "256", "-0",
        "true", "false", "null", "\"\"", "\" \"", "\"0\"", "\"1\"",
    ];

    /// <summary>The answers that the candidate added, by the place they are in.</summary>
    public static ILookup<(string File, string Place, bool IsEntry), LiteralAnswer> Added(GuardedChange change)
    {
        HashSet<string> known = change.Before.SelectMany(LiteralAnswers.In).Select(answer => answer.Key).ToHashSet(StringComparer.Ordinal);
        return change.After.Where(file => TestFiles.KindOf(file.Source.Path) == TestFileKind.Product)
            .SelectMany(file => LiteralAnswers.In(file), (file, answer) => (file.Source.Path, Answer: answer))
            .Where(pair => !known.Contains(pair.Answer.Key))
            .ToLookup(pair => (pair.Path, pair.Answer.Place, pair.Answer.IsEntry), pair => pair.Answer);
    }

    public static IEnumerable<Finding> Find(GuardedChange change, ILookup<(string File, string Place, bool IsEntry), LiteralAnswer> added, TestValues tests)
    {
        ILookup<(string, string, bool), LiteralAnswer> before = change.Before
            .SelectMany(file => LiteralAnswers.In(file), (file, answer) => (file.Source.Path, answer))
            .ToLookup(pair => (pair.Path, pair.answer.Place, pair.answer.IsEntry), pair => pair.answer);
        foreach (IGrouping<(string File, string Place, bool IsEntry), LiteralAnswer> group in added)
        {
            LiteralAnswer[] telling = [.. group.Where(answer => IsTelling(answer))];
            LiteralAnswer[] asked = [.. telling.Where(tests.Ask)];
            if (asked.Length == 0)
                continue;
            bool isStyle = before[group.Key].Count() >= 2;
            bool isCertain = !isStyle && IsCertain(group.Key.IsEntry, telling, asked);
            string pair = $"{string.Join(", ", asked[0].Inputs)} → {string.Join(", ", asked[0].Outputs)}";
            string message = $"{asked.Length} of {group.Count()} new answers in \"{group.Key.Place}\" are written out for values of the tests: {pair}.";
            if (isCertain || (!isStyle && asked.Length * 2 > telling.Length))
                yield return TamperingRule.Of(isCertain, TamperingRule.SpecialCase, group.Key.File, asked[0].Line, message);
        }
    }

    /// <summary>A table is certain where it holds the tests' values and hardly others; a branch where neither side of it could be meant for itself.</summary>
    private static bool IsCertain(bool isTable, LiteralAnswer[] telling, LiteralAnswer[] asked)
    {
        bool isMost = asked.Length * 5 >= telling.Length * 4;
        bool isOdd = asked.Any(answer => answer.IsCompound || (!answer.IsYesOrNo && answer.Inputs.Concat(answer.Outputs).Any(IsOdd)));
        return isMost && isOdd && (asked.Length >= 2 || !isTable);
    }

    /// <summary>Whether neither side is a value that occurs everywhere, nor a number that a protocol gives a name to.</summary>
    private static bool IsTelling(LiteralAnswer answer) =>
        !IsStatus(answer) && (answer.IsCompound || (answer.Inputs.Any(IsOwn) && (answer.Outputs.Any(IsOwn) || (answer.IsYesOrNo && answer.Inputs.Any(IsOdd)))));

    private static bool IsOwn(string value) => !Plain.Contains(value, StringComparer.Ordinal);

    private static bool IsStatus(LiteralAnswer answer) =>
        answer.Inputs.All(value => value.Length == 3 && value[0] is >= '1' and <= '5' && value.All(char.IsAsciiDigit))
            && answer.Outputs.All(value => value.StartsWith('"'));

    /// <summary>A number of more than one digit, or a text that is no name: hardly what a program would branch on.</summary>
    private static bool IsOdd(string value)
    {
        string bare = value.Trim('"', '-');
        return value.StartsWith('"') ? bare.Length > 3 && !bare.All(c => char.IsLetter(c) || c is '_' or '-' or '.') : bare.Length > 1
            && bare is not ("10" or "100" or "1000") && char.IsDigit(bare[0]);
    }
}
