namespace AgentLoop;

/// <summary>A command's part in the network of its session, from its start to its end.</summary>
internal sealed class NetworkUse : IDisposable
{
    private readonly NetworkDecisionLog _log;
    private readonly int _command;
    private readonly IReadOnlyDictionary<string, string> _variables;

    private NetworkUse(NetworkDecisionLog log, int command, IReadOnlyDictionary<string, string> variables)
    {
        _log = log;
        _command = command;
        _variables = variables;
    }

    public static NetworkUse Begin(NetworkDecisionLog log, NetworkGrant grant)
    {
        int command = log.Begin();
        IReadOnlyDictionary<string, string> variables = grant.Access == NetworkAccess.AllowList
            ? ProxyVariables.For(command, grant)
            : new Dictionary<string, string>(StringComparer.Ordinal);
        return new NetworkUse(log, command, variables);
    }

    /// <summary>The start with the variables by which programs find the proxy. What the caller set himself stays.</summary>
    public ChildStart Apply(ChildStart start)
    {
        if (_variables.Count == 0)
            return start;
        Dictionary<string, string> all = new(_variables, StringComparer.Ordinal);
        foreach ((string name, string value) in start.Environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            all[name] = value;
        return start with { Environment = all };
    }

    /// <summary>
    /// Ends it; what was decided about the hosts that were asked for by this command, and by those that had ended and left something running.
    /// </summary>
    public IReadOnlyList<NetworkDecision> End() => _log.End(_command);

    /// <summary>Ends it. Decisions that nobody has taken go to the next command that ends.</summary>
    public void Dispose() => _log.Abandon(_command);
}
