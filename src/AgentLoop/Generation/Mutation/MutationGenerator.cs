using System.Runtime.CompilerServices;

namespace AgentLoop;

/// <summary>
/// Proposes small changes of the source near to where tests fail: an automatic program repairer that generates and validates,
/// without a model. It ranks lines by suspicion, edits by how often their like mends a fault, and gives the products in order.
/// </summary>
/// <remarks>
/// Of the family of GenProg (Le Goues et al. 2012), with the operators of PAR (Kim et al. 2013), TBar (Liu et al. 2019) and PraPR
/// (Ghanbari et al. 2019), on tokens, so that it serves many languages. Tests, generated and foreign code, and what is not UTF-8
/// are left alone.
/// It proposes nothing where the baseline has no failure.
/// </remarks>
/// <param name="options">How to search; the defaults when <see langword="null"/>.</param>
public sealed class MutationGenerator(MutationGeneratorOptions? options = null) : IGenerator
{
    private readonly MutationGeneratorOptions options = options ?? new MutationGeneratorOptions();

    /// <inheritdoc/>
    public async IAsyncEnumerable<Candidate> GenerateAsync(GenerationRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int left = request.Count;
        if (left <= 0 || FailureEvidence.Of(request) is not { } evidence)
            yield break;
        MutationSearch search = new(request, options, evidence);
        await foreach (Candidate candidate in search.RunAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return candidate;
            if (--left == 0)
                yield break;
        }
    }
}
