namespace AgentLoop;

/// <summary>A part of a condition that goes (the expression remover of PAR, Kim et al. 2013).</summary>
internal sealed class ConditionRemovalMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Token.Text is not ("&&" or "||" or "and" or "or") || !site.IsBinaryOperator)
            return [];
        (CodeRange left, CodeRange right) = Operands.Of(site.File, site.Index);
        if (left.IsEmpty || right.IsEmpty)
            return [];
        CodeRange whole = new(left.First, right.Last);
        return
        [
            site.Replace(MutationKind.ConditionRemoval, whole, site.TextOf(left), 0.3),
            site.Replace(MutationKind.ConditionRemoval, whole, site.TextOf(right), 0.28),
        ];
    }
}
