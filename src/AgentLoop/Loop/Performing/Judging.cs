namespace AgentLoop;

/// <summary>Executes and evaluates: the untouched repository first, then each candidate, each in a private copy.</summary>
internal sealed class Judging
{
    private readonly LoopSetup setup;
    private readonly RunRoom room;
    private readonly Evaluating evaluating;
    private readonly Preparing preparing;

    public Judging(LoopSetup setup, RunRoom room)
    {
        this.setup = setup;
        this.room = room;
        evaluating = new Evaluating(setup, room, Prepare);
        preparing = new Preparing(setup, room);
    }

    public async Task JudgeBaselineAsync(RunState state, JournaledScope scope, CancellationToken cancellationToken)
    {
        await preparing.PerformAsync(scope, cancellationToken).ConfigureAwait(false);
        CandidateWorkspace workspace = Prepare(ChangeSet.Empty);
        await using var owned = workspace.ConfigureAwait(false);
        await PrepareAsync(workspace, "", scope, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<EvaluationSummary> evaluations = await evaluating.EvaluateAsync(
            state, candidate: null, workspace, scope, cancellationToken).ConfigureAwait(false);
        await scope.RecordAsync(new BaselineEvaluated { Evaluations = evaluations }).ConfigureAwait(false);
    }

    /// <summary>Judges a candidate in a scope of its own; true where it passed.</summary>
    public async Task<bool> JudgeAsync(string candidateId, Candidate candidate, RunState state, JournaledScope scope, CancellationToken cancellationToken)
    {
        if ((candidate.Failure ?? (candidate.Changes.IsEmpty ? "It changes nothing." : null)) is { } failure)
            return await RejectAsync(candidateId, failure, byPolicy: false, scope).ConfigureAwait(false);

        PolicyVerdict policy = await DecideAsync(candidateId, candidate, scope, cancellationToken).ConfigureAwait(false);
        if (!policy.Allowed)
            return await RejectAsync(candidateId, policy.Reason, byPolicy: true, scope).ConfigureAwait(false);

        CandidateWorkspace workspace = Prepare(candidate.Changes);
        await using var owned = workspace.ConfigureAwait(false);
        IReadOnlyList<string> problems = await PrepareAsync(workspace, candidateId, scope, cancellationToken).ConfigureAwait(false);
        if (problems.Count > 0)
            return await RejectAsync(candidateId, string.Join(' ', problems), byPolicy: false, scope).ConfigureAwait(false);

        IReadOnlyList<EvaluationSummary> evaluations = await evaluating.EvaluateAsync(state, candidate, workspace, scope, cancellationToken).ConfigureAwait(false);
        Verdict verdict = VerdictRule.Combine(evaluations.Where(e => e.IsGate).Select(e => e.Verdict));
        await scope.RecordAsync(new CandidateEvaluated { CandidateId = candidateId, Verdict = verdict, Evaluations = evaluations }).ConfigureAwait(false);
        return verdict == Verdict.Pass;
    }

    /// <summary>A private copy with a change made in it, behind the loop's sandbox.</summary>
    public CandidateWorkspace Prepare(ChangeSet changes) => new(async cancellationToken =>
    {
        await preparing.EnsureAsync(cancellationToken).ConfigureAwait(false);
        WorkspaceFork fork = await room.Files.ForkAsync(setup.Sandbox as IWorkspaceForker ?? CopyingForker.Instance, setup.Options.SandboxLimits, cancellationToken).ConfigureAwait(false);
        try
        {
            ApplyResult applied = await MaskedChanges.ApplyAsync(room.Services.Mask, changes, fork.Workspace, cancellationToken).ConfigureAwait(false);
            var request = new SandboxRequest
            {
                Workspace = fork.Workspace.Root,
                ReadOnlyPaths = [.. setup.Options.ReadOnlyPaths, .. room.Files.Caches(setup.Options.Preparation)],
                Environment = room.Files.CacheVariables(setup.Options.Preparation),
                Limits = setup.Options.SandboxLimits,
                Network = setup.Options.Network,
                Required = setup.Options.RequiredPromises,
            };
            ISandboxSession session = await setup.Sandbox.OpenAsync(request, cancellationToken).ConfigureAwait(false);
            return new OpenWorkspace(session, fork) { Problems = applied.Problems };
        }
        catch
        {
            await fork.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    })
    { ReachesOutside = setup.Options.Network.Access == NetworkAccess.AllowList };

    private static async ValueTask<bool> RejectAsync(string candidateId, string reason, bool byPolicy, JournaledScope scope)
    {
        await scope.RecordAsync(new CandidateRejected { CandidateId = candidateId, Reason = reason, ByPolicy = byPolicy }).ConfigureAwait(false);
        return false;
    }

    private static async ValueTask<IReadOnlyList<string>> PrepareAsync(
        CandidateWorkspace workspace, string candidateId, JournaledScope scope, CancellationToken cancellationToken)
    {
        WorkspacePrepared prepared = await scope.EffectAsync(candidateId, async () => new WorkspacePrepared
        {
            CandidateId = candidateId,
            Problems = await workspace.PrepareAsync(cancellationToken).ConfigureAwait(false),
        }).ConfigureAwait(false);
        return prepared.Problems;
    }

    private async ValueTask<PolicyVerdict> DecideAsync(string candidateId, Candidate candidate, JournaledScope scope, CancellationToken cancellationToken)
    {
        PolicyDecided decided = await scope.EffectAsync($"{PolicyAction.Evaluate} {candidateId}", async () => new PolicyDecided
        {
            Action = PolicyAction.Evaluate,
            CandidateId = candidateId,
            Verdict = await setup.Policies.DecideAsync(
                new PolicyRequest { Run = scope.Below("policy"), Action = PolicyAction.Evaluate, Changes = candidate.Changes }, cancellationToken).ConfigureAwait(false),
        }).ConfigureAwait(false);
        return decided.Verdict;
    }
}
