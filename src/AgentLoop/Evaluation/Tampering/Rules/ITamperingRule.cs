namespace AgentLoop;

/// <summary>Looks for one way of buying a verdict.</summary>
internal interface ITamperingRule
{
    IEnumerable<Finding> Find(GuardedChange change);
}
