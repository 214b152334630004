namespace AgentLoop;

/// <summary>Adds their texts to test results, and less of them once there are very many.</summary>
internal sealed class TestDetails(int maxDetailed)
{
    private const int MaxMessage = 4096;
    private const int MaxStack = 8192;
    private const int MaxOutput = 4096;
    private const int MaxBrief = 200;

    private int failed;
    private int others;

    public TestResult Describe(TestResult result, ReportedTest read)
    {
        TestResult placed = read.File is null ? result : result with { File = ReportNames.CleanPath(read.File), Line = read.Line };
        if (read.Message.Length + read.StackTrace.Length + read.Output.Length == 0)
            return placed;

        bool isFailure = result.Outcome == TestOutcome.Failed;
        if ((isFailure ? ++failed : ++others) > maxDetailed)
            return isFailure ? placed with { Message = Text(read.Message, MaxBrief) ?? result.Message } : placed;

        TestResult described = placed with
        {
            Message = Text(read.Message, MaxMessage) ?? result.Message,
            StackTrace = Text(read.StackTrace, MaxStack) ?? result.StackTrace,
            Output = Text(read.Output, MaxOutput) ?? result.Output,
        };
        return isFailure ? Place(described) : described;
    }

    /// <summary>
    /// Says where it failed: in the stack, or in the message of runners that write both into one. Where that has a file's name alone, the folder is that of the
    /// test.
    /// </summary>
    private static TestResult Place(TestResult result)
    {
        if ((StackFrames.Own(result.StackTrace) ?? StackFrames.Own(result.Message)) is not (string path, int line))
            return result;

        bool isSame = result.File is { } file && file.EndsWith(path, StringComparison.Ordinal);
        return result with { File = isSame ? result.File : path, Line = line };
    }

    private static string? Text(BoundedText text, int maxLength) =>
        text.Length > 0 && OutputText.Clean(text.ToString(), maxLength).TrimStart('\n').TrimEnd() is { Length: > 0 } clean ? clean : null;
}
