namespace AgentLoop;

/// <summary>Turns a task into a brief.</summary>
/// <remarks>One instance serves many runs at once. An exception ends the run as <see cref="RunOutcome.Failed"/>.</remarks>
public interface ITaskIntake
{
    /// <summary>Understands the task.</summary>
    ValueTask<Brief> UnderstandAsync(IntakeRequest request, CancellationToken cancellationToken = default);
}
