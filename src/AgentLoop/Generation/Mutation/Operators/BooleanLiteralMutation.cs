namespace AgentLoop;

/// <summary>True for false, or false for true (the mutators of PIT; literal mutation in TBar, Liu et al. 2019).</summary>
internal sealed class BooleanLiteralMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Token.Kind != SourceTokenKind.Keyword)
            return [];
        double likelihood = site.Previous.Is("return") ? 0.62 : 0.5;
        if (site.Token.Is(site.Language.True))
            return [site.Replace(MutationKind.BooleanLiteral, site.Language.False, likelihood)];
        return site.Token.Is(site.Language.False) ? [site.Replace(MutationKind.BooleanLiteral, site.Language.True, likelihood)] : [];
    }
}
