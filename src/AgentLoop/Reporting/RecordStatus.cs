namespace AgentLoop;

/// <summary>Whether the record of a run holds, and why not.</summary>
internal sealed record RecordStatus
{
    private const int MostProblems = 50;

    public required bool IsIntact { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<string> Problems { get; init; } = [];

    public static async ValueTask<RecordStatus> OfAsync(RunReportRequest request, RunOutline outline, CancellationToken cancellationToken)
    {
        try
        {
            VerificationReport report = await request.Store.VerifyAsync(new VerifyRequest { RunId = request.RunId }, cancellationToken).ConfigureAwait(false);
            return Of(report, outline);
        }
        catch (AgentLoopException e)
        {
            return new RecordStatus { IsIntact = false, Text = "The record could not be verified.", Problems = [e.Message] };
        }
    }

    private static RecordStatus Of(VerificationReport report, RunOutline outline)
    {
        bool isIntact = report.IsIntact && outline is { Broken: null, Unreadable: 0 };
        return new RecordStatus
        {
            IsIntact = isIntact,
            Text = isIntact
                ? $"All {PageFigures.Count(report.Records, "record")} of the run are what was recorded."
                : report.IsIntact ? "The record holds, and parts of it cannot be read." : "The record is not what was recorded.",
            Problems = [.. report.Failures.Take(MostProblems).Select(f => f.Problem)],
        };
    }
}
