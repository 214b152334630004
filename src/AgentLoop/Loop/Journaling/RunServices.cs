using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What all scopes of a run share.</summary>
internal sealed record RunServices
{
    /// <summary>Content up to this many bytes stands in the journal itself.</summary>
    public const int LongestInline = 2048;

    public required string RunId { get; init; }

    public required int Seed { get; init; }

    /// <summary>Whether the task wants tests changed; so do the runs within this one.</summary>
    public bool MayChangeTests { get; init; }

    public required Journal Journal { get; init; }

    public required IArtifactStore Artifacts { get; init; }

    /// <summary>The repository's files as they are; none in a replay, which touches none.</summary>
    public IWorkspaceView? Files { get; init; }

    /// <summary>What is masked before anything is kept or sent.</summary>
    public required SecretMask Mask { get; init; }

    public required TimeProvider Clock { get; init; }

    public required BudgetLedger Ledger { get; init; }

    public required ChildRuns Children { get; init; }

    public IChatClient? ChatClient { get; init; }

    public EndpointOptions Endpoint { get; init; } = new();

    /// <summary>What a model call costs, by the model's id and its usage.</summary>
    public Func<string?, UsageDetails, decimal>? Price { get; init; }

    public async ValueTask<ReadOnlyMemory<byte>> LoadAsync(Digest digest, CancellationToken cancellationToken = default) =>
        await Artifacts.GetAsync(digest, cancellationToken).ConfigureAwait(false)
        ?? throw new ProvenanceException(ProvenanceError.Corrupt, $"The artifact \"{digest}\" that the journal of run \"{RunId}\" names is missing from the store.");
}
