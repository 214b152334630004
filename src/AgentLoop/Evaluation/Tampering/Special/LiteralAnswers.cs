namespace AgentLoop;

/// <summary>Finds branches on written-out values that return a written-out value, and tables of such pairs.</summary>
internal static class LiteralAnswers
{
    private const int LongestAnswer = 24;

    public static IEnumerable<LiteralAnswer> In(GuardedFile file)
    {
        GuardTokens code = file.Source.Code;
        for (int i = 0; i < code.Count; i++)
        {
            LiteralAnswer? answer = code[i].Text switch
            {
                "if" or "elif" or "unless" => Branch(file, code, i),
                "case" or "when" => Case(file, code, i),
                "?" => Ternary(file, code, i),
                _ => null,
            };
            if (answer is not null)
                yield return answer;
            if (code.IsAny(i, "=>", "->", ":") && Entry(file, code, i) is { } entry)
                yield return entry;
            if (code.Is(i, "{") && code.IsAny(i - 1, "{", ",") && Pair(file, code, i) is { } pair)
                yield return pair;
        }
    }

    private static LiteralAnswer? Branch(GuardedFile file, GuardTokens code, int index)
    {
        int end = index + 1;
        if (code.Is(end, "(") && file.Source.Language.ParenthesizesConditions)
            end = code.After(end);
        else
        {
            while (end < code.Count && !code.IsAny(end, ":", "{", "then") && !(file.Source.IsRuby && end > index + 1 && code[end].StartsLine)
                && !(end > index + 1 && code.Is(end, "else")))
                end = code.After(end);
        }

        string[] inputs = [.. Compared(code.Slice(index + 1, end))];
        if (inputs.Length == 0)
            return null;
        if (file.Source.IsPython && code.Is(end, "else"))
            return Make(file, code, index, inputs, [.. AssertionText.Literals(code.Slice(Math.Max(0, index - 2), index))]);
        return Make(file, code, index, inputs, Returned(code, end));
    }

    private static LiteralAnswer? Case(GuardedFile file, GuardTokens code, int index)
    {
        int end = index + 1;
        while (end < code.Count && end < index + 12 && !code.IsAny(end, ":", "=>", "->", "then") && !code[end].StartsLine)
            end = code.After(end);
        string[] inputs = [.. AssertionText.Literals(code.Slice(index + 1, end))];
        return inputs.Length == 0 ? null : Make(file, code, index, inputs, Returned(code, end + 1));
    }

    private static LiteralAnswer? Ternary(GuardedFile file, GuardTokens code, int index)
    {
        string[] inputs = [.. Compared(code.Slice(Math.Max(0, index - 6), index))];
        return inputs.Length > 0 && LiteralText.IsLiteral(code[index + 1])
            && code.Is(index + 2, ":") ? Make(file, code, index, inputs, [LiteralText.Normalize(code[index + 1])]) : null;
    }

    private static LiteralAnswer? Entry(GuardedFile file, GuardTokens code, int index)
    {
        bool isKey = LiteralText.IsLiteral(code[index - 1]) && (code.IsAny(index - 2, "{", ",", "[", ";") || code.Is(index - 2, "|"));
        bool isIndexed = code.Is(index - 1, "]") && LiteralText.IsLiteral(code[index - 2]);
        bool isTuple = code.Is(index - 1, ")") && code.IsAny(code.Before(index - 1), "{", ",");
        if (!isKey && !isIndexed && !isTuple)
            return null;
        string[] inputs = isTuple ? [.. AssertionText.Literals(code.Slice(code.Before(index - 1), index))] : [LiteralText.Normalize(code[isKey
            ? index - 1
            : index - 2])];
        int end = index + 1;
        while (end < code.Count && end < index + LongestAnswer && !code.IsAny(end, ",", "}", ";"))
            end = code.After(end);
        GuardTokens value = code.Slice(index + 1, end);
        return inputs.Length > 0 && IsWrittenOut(value) ? Make(file, code, index, inputs, [.. AssertionText.Literals(value)], isEntry: true) : null;
    }

    /// <summary>An entry such as <c>{ "IX", 9 }</c>.</summary>
    private static LiteralAnswer? Pair(GuardedFile file, GuardTokens code, int index)
    {
        GuardTokens[] parts = [.. code.Inside(index).Parts()];
        return parts.Length == 2 && Array.TrueForAll(parts, IsWrittenOut)
            ? Make(file, code, index, [.. AssertionText.Literals(parts[0])], [.. AssertionText.Literals(parts[1])], isEntry: true)
            : null;
    }

    /// <summary>The values that stand beside a comparison.</summary>
    private static IEnumerable<string> Compared(GuardTokens condition)
    {
        bool compares = false;
        for (int i = 0; i < condition.Count; i++)
            compares |= condition.IsAny(i, "==", "===", "Equals", "equals", "in", "is", "eql", "SequenceEqual", "strcmp", "DeepEqual", "includes", "contains", "Contains");
        return compares ? AssertionText.Literals(WithoutIndices(condition)) : [];
    }

    private static GuardTokens WithoutIndices(GuardTokens code) => new([.. code.All.Where((_, i) => !(code.Is(i - 1, "[") && code.Is(i + 1, "]") && code[i - 2].IsIdentifier))]);

    private static string[] Returned(GuardTokens code, int index)
    {
        int start = index;
        while (code.IsAny(start, "{", ":", "=>", "->", "then", "\n"))
            start++;
        bool returns = code.Is(start, "return");
        int first = returns ? start + 1 : start;
        int end = first;
        while (end < code.Count && end < first + LongestAnswer && !code.IsAny(end, ";", "}", ",") && !(end > first && code[end].StartsLine))
            end = code.After(end);
        GuardTokens value = code.Slice(first, end);
        return (returns || code.IsAny(index - 1, "=>", "->") || code.IsAny(index, "=>", "->", "{"))
            && IsWrittenOut(value) ? [.. AssertionText.Literals(value)] : [];
    }

    private static bool IsWrittenOut(GuardTokens value) => value.Count is > 0 and < LongestAnswer && value.All.Any(LiteralText.IsLiteral)
        && value.All.All(token => LiteralText.IsLiteral(token) || token.Kind is SourceTokenKind.Open or SourceTokenKind.Close or SourceTokenKind.Separator
        || token.Text is "-" or "new" or "." or "!" or "Some" or "Ok" or "vec" or "int" or "string" or "String" or "from" or "&");

    private static LiteralAnswer? Make(GuardedFile file, GuardTokens code, int index, string[] inputs, string[] outputs, bool isEntry = false)
    {
        if (inputs.Length == 0 || outputs.Length == 0)
            return null;
        GuardFunction? function = file.Functions.Where(one => one.First <= index && index < one.End).MinBy(one => one.End - one.First);
        return new LiteralAnswer(inputs, outputs, code[index].Line, function?.FullName ?? "", isEntry);
    }
}
