namespace AgentLoop;

/// <summary>Takes the task as it stands, without a model and without questions.</summary>
public sealed class VerbatimIntake : ITaskIntake
{
    /// <inheritdoc/>
    public ValueTask<Brief> UnderstandAsync(IntakeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        IEnumerable<string> answered = request.Clarifications.Select(c => $"Asked \"{c.Question}\", the answer was: {c.Answer}");
        return ValueTask.FromResult(new Brief
        {
            Goal = TaskGoal.Of(request.Task),
            Constraints = [.. request.Task.Constraints, .. answered],
            SuccessCriteria = request.Task.SuccessCriteria,
        });
    }
}
