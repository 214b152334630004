namespace AgentLoop;

/// <summary>Up for down, or down for up (the increments mutator of PIT).</summary>
internal sealed class IncrementMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site) => site.Token.Text switch
    {
        "++" => [site.Replace(MutationKind.Increment, "--", 0.5)],
        "--" => [site.Replace(MutationKind.Increment, "++", 0.62)],
        _ => [],
    };
}
