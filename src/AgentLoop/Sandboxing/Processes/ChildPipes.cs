namespace AgentLoop;

/// <summary>Feeds a child's input and drains both of its outputs at the same time.</summary>
/// <remarks>Each pipe has a thread of its own: reads of pipes block, and blocked threads of the pool would hold up everything else.</remarks>
internal sealed class ChildPipes
{
    private readonly OutputDrain _output;
    private readonly OutputDrain _error;

    private ChildPipes(OutputDrain output, OutputDrain error)
    {
        _output = output;
        _error = error;
    }

    public static ChildPipes Attach(IChild child, ChildStart start)
    {
        Feed(child.Input, start.StandardInput);
        return new ChildPipes(
            OutputDrain.Start(child.Output, start.MaxOutputBytes, start.WholeOutput?.OpenOutput()),
            OutputDrain.Start(child.Error, start.MaxOutputBytes, start.WholeOutput?.OpenError()));
    }

    /// <summary>Waits for the ends of both outputs, or until the grace is over; from then on what comes is read and thrown away.</summary>
    public async ValueTask FinishAsync(TimeSpan grace)
    {
        try
        {
            await Task.WhenAll(_output.Completion, _error.Completion).WaitAsync(grace).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Something the child left behind holds a pipe; it may go on writing into it unharmed.
        }
    }

    public ChildResult Result(int exitCode) => new()
    {
        ExitCode = exitCode,
        TimedOut = false,
        StandardOutput = _output.Close(out long droppedOutput),
        DroppedOutputBytes = droppedOutput,
        StandardError = _error.Close(out long droppedError),
        DroppedErrorBytes = droppedError,
        WholeOutput = _output.WholeFile,
        WholeError = _error.WholeFile,
    };

    private static void Feed(Stream input, ReadOnlyMemory<byte> content)
    {
        if (content.IsEmpty)
            input.Dispose();
        else
            _ = BlockingThreads.RunAsync(() => Write(input, content));
    }

    private static bool Write(Stream input, ReadOnlyMemory<byte> content)
    {
        try
        {
            using (input)
                input.Write(content.Span);
            return true;
        }
        catch (IOException)
        {
            // The child closed its input or ended before it had read everything, which is its right.
            return false;
        }
    }
}
