namespace AgentLoop;

/// <summary>Something that reaches outside of the run's private copies, and what is done where nobody recorded whether it happened.</summary>
internal sealed record OutsideEffect<T>
    where T : EffectRecorded
{
    /// <summary>What is asked, as the journal compares it.</summary>
    public required string Request { get; init; }

    public required Func<ValueTask<T>> Perform { get; init; }

    /// <summary>What it is taken to have used where its result is lost.</summary>
    public Func<Spending>? Lost { get; init; }

    /// <summary>How its outcome is found out; <see langword="null"/> where it is simply done again, and that is recorded.</summary>
    public Finding<T>? Finding { get; init; }
}
