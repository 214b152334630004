namespace AgentLoop;

/// <summary>What came of asking a model for an object.</summary>
internal sealed record StructuredAnswer<T>
{
    /// <summary>The answer, where there is no <see cref="Problem"/>.</summary>
    public T? Value { get; init; }

    /// <summary>Why there is no answer, as the end of a sentence.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the answer was refused or withheld, so that asking the same again is no use.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>The answer, or an exception that says why there is none.</summary>
    /// <exception cref="AgentLoopException">There is no answer.</exception>
    public T OrThrow(string purpose) => Problem is null
        ? Value!
        : throw new AgentLoopException($"The model gave no usable {purpose}: {Problem}.");
}
