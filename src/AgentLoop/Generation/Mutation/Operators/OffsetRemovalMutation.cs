namespace AgentLoop;

/// <summary>A <c>+ 1</c> or <c>- 1</c> that goes (removal of arithmetic operands, AOD of Untch et al.).</summary>
internal sealed class OffsetRemovalMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Token.Text is not ("+" or "-") || !site.IsBinaryOperator || site.Next.Kind != SourceTokenKind.Number)
            return [];
        double likelihood = site.Next.Is("1") ? 0.5 : 0.15;
        return [new Mutation(MutationKind.Bound, site.Previous.End, site.Next.End, "", likelihood)];
    }
}
