namespace QuickStart;

/// <summary>A loop, with what is to be told of how it judges.</summary>
internal sealed record Composition : IAsyncDisposable
{
    public required Loop Loop { get; init; }

    /// <summary>Where it records its runs; it stays the caller's.</summary>
    public required IProvenanceStore Store { get; init; }

    /// <summary>The tests that judge; none where a command line does that does not tell them apart.</summary>
    public required IReadOnlyList<TestSuite> Suites { get; init; }

    /// <summary>The user's own command line; <see langword="null"/> where the tests were found.</summary>
    public string? Test { get; init; }

    /// <summary>Whether a candidate that mends some of the failing tests will do.</summary>
    public bool MendsSome { get; init; }

    public ValueTask DisposeAsync() => Loop.DisposeAsync();
}
