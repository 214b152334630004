namespace AgentLoop;

internal static class TestSuiteValidation
{
    /// <exception cref="ArgumentException">A suite makes no sense; the message says which and why.</exception>
    public static void Require(IReadOnlyList<TestSuite> suites, string evaluator)
    {
        if (suites.Count == 0)
            throw new ArgumentException($"The evaluator \"{evaluator}\" has no suites; name one, or leave Suites out to have them found.", nameof(suites));
        if (suites.GroupBy(suite => suite.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Two suites of the evaluator \"{evaluator}\" are called \"{twice.Key}\"; name them apart.", nameof(suites));
        foreach (TestSuite suite in suites)
            Require(suite, evaluator);
    }

    private static void Require(TestSuite suite, string evaluator)
    {
        string of = $"of the suite \"{suite.Name}\" of the evaluator \"{evaluator}\"";
        if (string.IsNullOrWhiteSpace(suite.Name))
            throw new ArgumentException($"A suite of the evaluator \"{evaluator}\" has no name; set TestSuite.Name.", nameof(suite));
        foreach (SandboxCommand command in suite.Build.Append(suite.Command))
        {
            if (string.IsNullOrWhiteSpace(command?.Program))
                throw new ArgumentException($"A command {of} names no program; set SandboxCommand.Program.", nameof(suite));
            if (command.Timeout <= TimeSpan.Zero)
                throw new ArgumentException($"\"{command.Program}\" {of} has the time-out {command.Timeout}; give more than zero.", nameof(suite));
        }
        if (suite.Report is { } report && (report.Length == 0 || Path.IsPathRooted(report) || report.Split('/', '\\').Contains("..")))
            throw new ArgumentException($"The report \"{report}\" {of} is not below the workspace; give a relative path without \"..\".", nameof(suite));
    }
}
