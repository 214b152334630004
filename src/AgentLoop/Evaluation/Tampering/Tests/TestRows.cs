namespace AgentLoop;

/// <summary>Finds the rows of data-driven tests: attributes with values, and lists of lists.</summary>
internal static class TestRows
{
    public static IEnumerable<TestRow> Of(GuardFunction function, GuardTokens body)
    {
        foreach (GuardAttribute attribute in GuardAttribute.In(function.Head))
        {
            if (attribute.ShortName is "InlineData" or "TestCase" or "DataRow" or "case" or "test_case" or "Arguments" or "Row")
                yield return Row(attribute.Arguments, attribute.Line);
            else if (attribute.ShortName is "CsvSource" or "ValueSource" or "EnumSource")
            {
                foreach (CodeToken value in attribute.Arguments.All.Where(LiteralText.IsLiteral))
                    yield return Cells(value);
            }
            else
            {
                foreach (TestRow row in In(attribute.Arguments))
                    yield return row;
            }
        }

        if (function.IsTestCall)
        {
            foreach (TestRow row in In(function.Head))
                yield return row;
        }

        foreach (TestRow row in In(body))
            yield return row;
    }

    /// <summary>The elements of lists of which at least two are lists themselves; of one alone too, where it is in the head of a test.</summary>
    public static IEnumerable<TestRow> In(GuardTokens tokens)
    {
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!tokens.IsAny(i, "[", "{", "(") || tokens.Partner(i) < 0 || (tokens.Is(i, "(") && tokens[i - 1].EndsOperand && !IsListCall(tokens, i)))
                continue;
            GuardTokens[] elements = [.. tokens.Inside(i).Parts()];
            if (elements.Length == 0 || !Array.TrueForAll(elements, IsGroup))
                continue;
            foreach (GuardTokens element in elements)
                yield return Row(element, element.Line);
            i = tokens.Partner(i);
        }
    }

    private static bool IsListCall(GuardTokens tokens, int open) => tokens[open - 1].Text is "Of" or "of" or "listOf" or "asList" or "arrayOf";

    private static bool IsGroup(GuardTokens element)
    {
        int open = 0;
        while (open < element.Count && open < 5 && element[open].Kind != SourceTokenKind.Open)
            open++;
        bool isCall = element.Is(open, "(") && element[open - 1].IsIdentifier && !IsListCall(element, open) && !element.Is(open - 2, "new");
        return !isCall && element[open].Kind == SourceTokenKind.Open && element.Partner(open) == element.Count - 1 && element.All.Any(LiteralText.IsLiteral);
    }

    /// <summary>A row that is one text, its values between commas.</summary>
    private static TestRow Cells(CodeToken value)
    {
        string[] cells = [.. LiteralText.Content(value.Text).Split(',').Select(cell => cell.Trim()).Select(cell => LiteralText.Value(cell) is null ? $"\"{cell}\"" : cell)];
        return value.Kind == SourceTokenKind.Text ? new TestRow(string.Join(" , ", cells), cells, value.Line) : new TestRow(value.Text, [LiteralText.Normalize(value)], value.Line);
    }

    private static TestRow Row(GuardTokens values, int line) => new(AssertionText.Of(values).Trim('(', ')', ' '), [.. AssertionText.Literals(values)], line);
}
