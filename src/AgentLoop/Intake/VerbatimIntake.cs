namespace AgentLoop;

/// <summary>Takes the task as it stands, without a model and without questions.</summary>
public sealed class VerbatimIntake : ITaskIntake
{
    /// <inheritdoc/>
    public ValueTask<Brief> UnderstandAsync(IntakeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult(new Brief
        {
            Goal = TaskGoal.Of(request.Task),
            Constraints = [.. request.Task.Constraints, .. request.Clarifications.Select(c => $"Asked \"{c.Question}\", the answer was: {c.Answer}")],
            SuccessCriteria = request.Task.SuccessCriteria,
        });
    }
}
