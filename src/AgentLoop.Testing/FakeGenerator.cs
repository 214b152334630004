namespace AgentLoop.Testing;

/// <summary>A generator that does what a test says.</summary>
/// <param name="candidates">What it proposes, whenever it is asked, until <see cref="OnGenerate"/> says otherwise.</param>
public sealed class FakeGenerator(params IReadOnlyList<Candidate> candidates) : IGenerator
{
    private readonly CallLog<GenerationRequest> log = new();

    /// <summary>What it does when it is asked.</summary>
    /// <value>The candidates it was made with, as many as are wanted, unless said.</value>
    public Func<GenerationRequest, CancellationToken, IAsyncEnumerable<Candidate>> OnGenerate { get; set; } =
        (request, _) => candidates.Take(request.Count).ToAsyncEnumerable();

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<GenerationRequest> Requests => log.Calls;

    /// <inheritdoc/>
    public IAsyncEnumerable<Candidate> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken = default)
    {
        log.Add(request);
        return OnGenerate(request, cancellationToken);
    }
}
