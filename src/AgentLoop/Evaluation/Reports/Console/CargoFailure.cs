namespace AgentLoop;

/// <summary>Finds in what a failed Rust test printed what it said: what follows the line of its panic, or the error that it returned.</summary>
internal static class CargoFailure
{
    public static void Describe(ReportedTest test)
    {
        if (test.StackTrace.Length == 0)
            return;

        string[] lines = test.StackTrace.ToString().Split('\n');
        int panic = Array.FindIndex(lines, line => line.Contains("panicked at ", StringComparison.Ordinal));
        IEnumerable<string> said = panic < 0 ? lines : lines.Skip(panic + (lines[panic].EndsWith(':') ? 1 : 0));
        foreach (string line in said.TakeWhile(line => !line.StartsWith("stack backtrace:", StringComparison.Ordinal) && !IsHint(line)))
            test.Message.AppendLine(line.AsSpan().TrimEnd());
    }

    private static bool IsHint(string line) =>
        line.StartsWith("note: run with", StringComparison.Ordinal) || line.StartsWith("note: Some details", StringComparison.Ordinal);
}
