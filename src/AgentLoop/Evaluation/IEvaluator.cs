namespace AgentLoop;

/// <summary>Judges a candidate by what can be observed of it.</summary>
/// <remarks>
/// One instance serves many candidates at once. It is asked of the untouched repository first, unless its traits say that it judges changes alone. An exception is the verdict
/// <see cref="Verdict.Error"/>, never a pass. (<c>Microsoft.Extensions.AI.Evaluation</c> has an interface of the same name:
/// alias one of them.)
/// </remarks>
public interface IEvaluator
{
    /// <summary>What the loop is to know of it; the same whenever it is asked.</summary>
    EvaluatorTraits Traits => new();

    /// <summary>Judges what stands in the session's workspace.</summary>
    ValueTask<Evaluation> EvaluateAsync(EvaluationRequest request, CancellationToken cancellationToken = default);
}
