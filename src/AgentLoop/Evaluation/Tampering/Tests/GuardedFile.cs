namespace AgentLoop;

/// <summary>A source with its tests, and what they share.</summary>
internal sealed class GuardedFile
{
    private readonly ILookup<string, string> values;
    private readonly ILookup<string, GuardFunction> functions;
    private readonly GuardFunction[] tests;
    private readonly HelperAssertions helpers;

    public GuardedFile(GuardSource source, HelperAssertions helpers)
    {
        Source = source;
        IsForTests = SharedTestCode.IsForTests(source);
        this.helpers = helpers;
        Functions = GuardFunctions.Of(source);
        tests = [.. Functions.Where(function => TestRecognizer.IsTest(source, function))];
        Helpers = [.. Functions.Where(function => !tests.Any(test => test.First <= function.First && function.End <= test.End))];
        Rest = Outside(source.Code, tests);
        values = NamedValues.In(Rest, source.Language.NewLinesEndStatements);
        functions = Helpers.ToLookup(function => function.Name, StringComparer.Ordinal);
        helpers.Add(source, Helpers);
    }

    public GuardSource Source { get; }

    public IReadOnlyList<GuardFunction> Functions { get; }

    /// <summary>The tests; asked for when all files are known whose functions they may call.</summary>
    public IReadOnlyList<FoundTest> Tests => field ??= [.. tests.Select(Found)];

    /// <summary>The functions that tests share, or seem to, read as tests are.</summary>
    public IReadOnlyList<FoundTest> Shared => field ??= [.. Helpers.Where(function => IsForTests || SharedTestCode.SaysSo(function)).Select(Found)];

    /// <summary>Whether the file is there for tests for certain.</summary>
    public bool IsForTests { get; }

    /// <summary>The functions that are no tests.</summary>
    public IReadOnlyList<GuardFunction> Helpers { get; }

    /// <summary>What is in no test.</summary>
    public GuardTokens Rest { get; }

    /// <summary>The rows that stand in no test.</summary>
    public IReadOnlyList<TestRow> Rows => field ??= [.. TestRows.In(Rest)];

    public bool HasTests => tests.Length > 0;

    /// <summary>The values behind a name: those it is given outside of tests, and those in a function of that name.</summary>
    public IEnumerable<string> ValuesOf(string name) =>
        values[name].Concat(functions[name].SelectMany(function => AssertionText.Literals(function.Body)));

    private FoundTest Found(GuardFunction test)
    {
        GuardTokens body = new DeadCode(Source).Without(test.Body);
        return new FoundTest
        {
            File = this,
            Function = test,
            Body = body,
            Skips = SkipMarks.On(Source, test, body),
            Assertions = helpers.Of(Source, test, body),
            Rows = [.. TestRows.Of(test, body)],
        };
    }

    private static GuardTokens Outside(GuardTokens code, GuardFunction[] tests)
    {
        bool[] inside = new bool[code.Count];
        foreach (GuardFunction test in tests)
            Array.Fill(inside, value: true, test.First, Math.Max(0, Math.Min(test.End, code.Count) - test.First));
        return new GuardTokens([.. code.All.Where((_, i) => !inside[i])]);
    }
}
