namespace AgentLoop;

/// <summary>One way of changing a program a little.</summary>
/// <remarks>Stateless, and shared by all runs. It may propose what does not compile; it should not propose much of it.</remarks>
internal interface IMutationOperator
{
    /// <summary>What could be changed at this token.</summary>
    IEnumerable<Mutation> Propose(MutationSite site);
}
