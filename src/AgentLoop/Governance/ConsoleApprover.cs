namespace AgentLoop;

/// <summary>Asks at the console; anything but <c>y</c> or <c>yes</c> denies, and so does the end of the input.</summary>
/// <remarks>
/// One question is asked at a time. What is shown of model and repository has its control characters made visible. A wait for a line
/// cannot be taken back from a console: after a cancellation it goes on in the background, and its line answers the next question,
/// unless it came before that was asked.
/// </remarks>
public sealed class ConsoleApprover : IApprover, IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly TextReader input;
    private readonly TextWriter output;
    private readonly bool isInteractive;
    private Task<string?>? pendingLine;

    /// <summary>Asks at the process's console; denies where its input is no terminal.</summary>
    public ConsoleApprover()
        : this(Console.In, Console.Out, !Console.IsInputRedirected)
    {
    }

    /// <summary>Asks through a reader and a writer, which the caller owns.</summary>
    /// <param name="input">Where answers come from.</param>
    /// <param name="output">Where questions go.</param>
    /// <param name="isInteractive">Whether there is someone to answer; without, everything is denied.</param>
    public ConsoleApprover(TextReader input, TextWriter output, bool isInteractive = true)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        this.input = input;
        this.output = output;
        this.isInteractive = isInteractive;
    }

    /// <inheritdoc />
    public async ValueTask<ApprovalDecision> ApproveAsync(ApprovalRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!isInteractive)
            return Decide(approved: false, "The console is not interactive, so that nobody could be asked.");

        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (pendingLine is { IsCompleted: true })
                pendingLine = null;

            await output.WriteAsync(ApprovalText.Of(request).AsMemory(), cancellationToken).ConfigureAwait(false);
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
            return Decide(await ReadLineAsync(cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Lets go of what keeps questions apart; reader and writer stay open.</summary>
    public void Dispose() => turn.Dispose();

    /// <summary>Reads on a thread of its own: the console's reader blocks, also where it is asked not to.</summary>
    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        pendingLine ??= Task.Factory.StartNew(input.ReadLine, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        string? line = await pendingLine.WaitAsync(cancellationToken).ConfigureAwait(false);
        pendingLine = null;
        return line;
    }

    private static ApprovalDecision Decide(string? answer) => answer?.Trim().ToUpperInvariant() switch
    {
        null => Decide(approved: false, "The input ended without an answer."),
        "Y" or "YES" => Decide(approved: true, ""),
        _ => Decide(approved: false, $"The answer was \"{answer.Trim()}\"."),
    };

    private static ApprovalDecision Decide(bool approved, string reason) =>
        new() { Approved = approved, By = Environment.UserName, Reason = reason };
}
