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

    /// <summary>What was begun outside before the run was taken up, and came to no recorded result.</summary>
    public OpenIntents OpenIntents { get; init; } = OpenIntents.None;

    /// <summary>Who may know what became of it.</summary>
    public IReconciler? Reconciler { get; init; }

    public IChatClient? ChatClient { get; init; }

    public EndpointOptions Endpoint { get; init; } = new();

    /// <summary>What a model call costs, by the model's id and its usage.</summary>
    public Func<string?, UsageDetails, decimal>? Price { get; init; }

    public async ValueTask<ReadOnlyMemory<byte>> LoadAsync(Digest digest, CancellationToken cancellationToken = default) =>
        await Artifacts.GetAsync(digest, cancellationToken).ConfigureAwait(false)
        ?? throw new ProvenanceException(ProvenanceError.Corrupt, $"The content \"{digest}\" that run \"{RunId}\" goes on from is not in the store any more: it was pruned or erased.");
}
