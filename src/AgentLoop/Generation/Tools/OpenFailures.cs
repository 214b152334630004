namespace AgentLoop;

/// <summary>The last calls that failed and did not succeed since: what must not be forgotten when a conversation is shortened.</summary>
internal sealed class OpenFailures
{
    private const int Most = 3;

    private readonly List<(string Key, string Text)> failures = [];

    public IReadOnlyList<(string Key, string Text)> All => failures;

    public void Observe(ToolOutcome[] turn)
    {
        foreach (ToolOutcome outcome in turn)
        {
            bool failed = outcome.End is ToolCallEnd.Failed or ToolCallEnd.OutcomeUnknown;
            if (!failed && failures.Count == 0)
                continue;
            string key = $"{outcome.Call.Name} {ToolArguments.Write(outcome.Call.Arguments)}";
            failures.RemoveAll(f => f.Key == key);
            if (failed)
                failures.Add((key, outcome.Text));
            if (failures.Count > Most)
                failures.RemoveAt(0);
        }
    }
}
