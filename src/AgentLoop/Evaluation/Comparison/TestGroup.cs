namespace AgentLoop;

/// <summary>
/// Files, classes and groups of tests, which runners report where they fail as a whole, as if they were tests: a file that cannot be loaded, a class whose
/// set-up throws. Once mended, nothing of that name is reported any more, and the tests that are in it are.
/// </summary>
internal static class TestGroup
{
    private static readonly string[] Joints = ["::", " > ", ".", "/", "#"];

    /// <summary>The tests that a name holds together; none for the name of a test.</summary>
    public static TestTally Of(string name, IReadOnlyDictionary<string, TestTally> tests)
    {
        string group = NameOf(name);
        TestTally sum = default;
        foreach ((string test, TestTally tally) in tests)
        {
            if (test.Length > group.Length && test.StartsWith(group, StringComparison.Ordinal) && Array.Exists(Joints, joint => test.AsSpan(group.Length).StartsWith(joint)))
                sum += tally;
        }
        return sum;
    }

    /// <summary>What Python's unittest says of a module that cannot be loaded, and of what is set up for a class or a module, names the group in it.</summary>
    private static string NameOf(string name)
    {
        const string Unloaded = "unittest.loader._FailedTest.";
        if (name.StartsWith(Unloaded, StringComparison.Ordinal))
            return name[Unloaded.Length..];
        bool isSetUp = name.StartsWith("setUp", StringComparison.Ordinal) || name.StartsWith("tearDown", StringComparison.Ordinal);
        return isSetUp && name.IndexOf(" (", StringComparison.Ordinal) is > 0 and int start && name.EndsWith(')') ? name[(start + 2)..^1] : name;
    }
}
