namespace AgentLoop;

/// <summary>Tells the message of a failure from its stack, which JUnit XML has in one text.</summary>
internal static class JUnitFailure
{
    private const int MaxTail = 4096;

    public static void Separate(ReportedTest test)
    {
        if (test.Outcome == TestOutcome.Failed && test.StackTrace.Length > 0 && IsEmptyWord(test.Message))
        {
            string text = test.StackTrace.ToString();
            test.Message.Clear();
            test.Message.Append(text.AsSpan(0, StackFrames.StartOf(text)).Trim());
            if (test.Message.Length == 0)
                test.Message.Append(OutputText.Tail(text, MaxTail));
        }
    }

    /// <summary>Some runners write as the message that there is a failure.</summary>
    private static bool IsEmptyWord(BoundedText message) =>
        message.Length <= 8 && message.ToString().Trim() is "" or "Failed" or "failed" or "Failure" or "error" or "Error";
}
