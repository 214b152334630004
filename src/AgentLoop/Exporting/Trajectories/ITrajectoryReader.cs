namespace AgentLoop;

/// <summary>Reads what another agent did, to compare it with a run.</summary>
/// <remarks>Safe for concurrent use. The input may come from anywhere; one that is larger than 256 MiB is refused.</remarks>
public interface ITrajectoryReader
{
    /// <summary>Reads a trajectory to its end. The stream stays open.</summary>
    /// <exception cref="AgentLoopException">It is of another format or a version that is not known. It says what and where.</exception>
    ValueTask<RecordedTrajectory> ReadAsync(Stream input, CancellationToken cancellationToken = default);
}
