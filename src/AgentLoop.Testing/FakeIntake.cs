namespace AgentLoop.Testing;

/// <summary>An intake that does what a test says.</summary>
public sealed class FakeIntake : ITaskIntake
{
    private readonly CallLog<IntakeRequest> log = new();

    /// <summary>What it does when it is asked.</summary>
    /// <value>A brief of the task's own words unless said.</value>
    public Func<IntakeRequest, CancellationToken, ValueTask<Brief>> OnUnderstand { get; set; } =
        static (request, _) => ValueTask.FromResult(new Brief
        {
            Goal = request.Task.Goal,
            Constraints = request.Task.Constraints,
            SuccessCriteria = request.Task.SuccessCriteria,
        });

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<IntakeRequest> Requests => log.Calls;

    /// <inheritdoc/>
    public ValueTask<Brief> UnderstandAsync(IntakeRequest request, CancellationToken cancellationToken = default)
    {
        log.Add(request);
        return OnUnderstand(request, cancellationToken);
    }
}
