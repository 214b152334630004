namespace AgentLoop;

/// <summary>Finds the tests in a test file: functions, and calls that are given a title.</summary>
internal static class TestBodies
{
    public static IEnumerable<(string Name, CodeRange Range)> In(SourceFile file)
    {
        foreach (SourceFunction function in file.Functions.All)
            yield return (function.Name, function.Body);
        for (int i = 0; i < file.Code.Count; i++)
        {
            bool titled = file.At(i).Text is "test" or "it" or "specify" && file.Is(i + 1, "(")
                && file.At(i + 2).Kind == SourceTokenKind.Text && file.Match[i + 1] > i;
            if (titled)
                yield return (file.At(i + 2).Text.Trim('"', '\'', '`'), new CodeRange(i + 3, file.Match[i + 1]));
        }
    }
}
