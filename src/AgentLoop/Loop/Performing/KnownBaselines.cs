using System.Text;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Asks for what was said of the same untouched files before, and keeps what is said of them now; both are recorded.</summary>
internal sealed class KnownBaselines(LoopSetup setup, RunRoom room)
{
    private readonly Lazy<string> place = new(() => PlaceOf(setup));

    /// <summary>What an evaluator said of these files; <see langword="null"/> where it is to be asked.</summary>
    public async ValueTask<Evaluation?> FindAsync(EvaluatorEntry entry, JournaledScope scope, CancellationToken cancellationToken)
    {
        if (entry.Traits.BaselineKey is not { } own)
            return null;
        var request = new OnceRequest<Evaluation?>
        {
            Name = "find baseline",
            Effect = async ct => await setup.Baselines.FindAsync(await KeyOfAsync(entry, own, ct).ConfigureAwait(false), ct).ConfigureAwait(false),
            ResultType = EvaluationJsonContext.Default.Evaluation!,
            IsRepeatable = true,
        };
        return await scope.OnceAsync(request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps what came of tests that ran to their end; what did not may have been for want of what is there the next time.</summary>
    public async ValueTask KeepAsync(EvaluatorEntry entry, Evaluation evaluation, JournaledScope scope, CancellationToken cancellationToken)
    {
        if (evaluation.Verdict is not (Verdict.Pass or Verdict.Fail) || !evaluation.Measures.All(measure => measure.CameToItsEnd) || entry.Traits.BaselineKey is not { } own)
            return;
        var request = new OnceRequest<bool>
        {
            Name = "keep baseline",
            Effect = async ct =>
            {
                await setup.Baselines.KeepAsync(await KeyOfAsync(entry, own, ct).ConfigureAwait(false), evaluation, ct).ConfigureAwait(false);
                return true;
            },
            ResultType = LoopJsonContext.Default.Boolean,
            IsRepeatable = true,
        };
        await scope.OnceAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Digest> KeyOfAsync(EvaluatorEntry entry, string own, CancellationToken cancellationToken)
    {
        SandboxCapabilities sandbox = await setup.Sandbox.ProbeAsync(cancellationToken).ConfigureAwait(false);
        string version = entry.Evaluator.GetType().Module.ModuleVersionId.ToString();
        return Digest.Of(Encoding.UTF8.GetBytes($"{room.View.Snapshot.Digest}\n{entry.Name}\n{version}\n{sandbox.Name} {sandbox.Mechanism}\n{place.Value}\n{own}"));
    }

    private static string Hosts(NetworkGrant grant) =>
        $"{grant.Access} {string.Join(',', grant.AllowedHosts)} but {string.Join(',', grant.DeniedHosts)} at {string.Join(',', grant.Ports)}";

    /// <summary>What commands find around them, besides the repository.</summary>
    private static string PlaceOf(LoopSetup setup)
    {
        LoopOptions options = setup.Options;
        string prepared = string.Concat(options.Preparation?.Commands.Select(c => JsonSerializer.Serialize(c, LoopJsonContext.Default.SandboxCommand)) ?? []);
        return $"{prepared}\n{string.Join(':', options.ReadOnlyPaths)}\n{options.SandboxLimits}\n{Hosts(options.Network)}\n{Hosts(options.Preparation?.Network ?? NetworkGrant.None)}";
    }
}
