using System.Runtime.CompilerServices;

namespace Snippets;

/// <summary>Has another loop make the change within the run, with a model, evaluators and a strategy of its own.</summary>
public sealed class DelegatingGenerator(Loop other) : IGenerator
{
    public async IAsyncEnumerable<Candidate> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChildRunResult child = await request.Run.RunAsync(
            new ChildRunRequest
            {
                Name = "draft",
                Loop = other,
                Goal = request.Brief.Goal,
                Constraints = request.Brief.Constraints,
                Budget = new Budget { MaxModelCalls = 20 },
            },
            cancellationToken);

        yield return new Candidate
        {
            Changes = child.Changes,
            Rationale = child.Rationale,
            Questions = child.Questions,
            Failure = child.Outcome is RunOutcome.Succeeded or RunOutcome.NeedsClarification ? null : child.Reason,
        };
    }
}
