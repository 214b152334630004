namespace AgentLoop;

/// <summary>And for or, or for and (LCR of Offutt et al. 1996; jMutRepair in Astor, Martinez and Monperrus 2016).</summary>
internal sealed class LogicalOperatorMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site) => site.IsBinaryOperator ? Of(site) : [];

    private static IEnumerable<Mutation> Of(MutationSite site) => site.Token.Text switch
    {
        "&&" => [site.Replace(MutationKind.Logic, "||", 0.75)],
        "||" => [site.Replace(MutationKind.Logic, "&&", 0.75)],
        "and" => [site.Replace(MutationKind.Logic, "or", 0.75)],
        "or" => [site.Replace(MutationKind.Logic, "and", 0.75)],
        "&" => [site.Replace(MutationKind.Logic, "|", 0.4), site.Replace(MutationKind.Logic, "^", 0.15)],
        "|" => [site.Replace(MutationKind.Logic, "&", 0.4), site.Replace(MutationKind.Logic, "^", 0.15)],
        "^" => [site.Replace(MutationKind.Logic, "&", 0.35), site.Replace(MutationKind.Logic, "|", 0.3)],
        "&=" => [site.Replace(MutationKind.Logic, "|=", 0.5)],
        "|=" => [site.Replace(MutationKind.Logic, "&=", 0.5)],
        "^=" => [site.Replace(MutationKind.Logic, "&=", 0.35), site.Replace(MutationKind.Logic, "|=", 0.3)],
        _ => [],
    };
}
