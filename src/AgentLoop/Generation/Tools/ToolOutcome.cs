using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What came of a tool call.</summary>
internal sealed record ToolOutcome
{
    public required FunctionCallContent Call { get; init; }

    public required ToolCallEnd End { get; init; }

    /// <summary>What the model is told.</summary>
    public required string Text { get; init; }

    public ConversationEnding? Ending { get; init; }

    /// <summary>Whether another call was the same and had the same result.</summary>
    public bool IsLike(ToolOutcome other) =>
        Call.Name == other.Call.Name && Text == other.Text && ArgumentsEqual(Call.Arguments, other.Call.Arguments);

    private static bool ArgumentsEqual(IDictionary<string, object?>? x, IDictionary<string, object?>? y) =>
        (x?.Count ?? 0) == (y?.Count ?? 0)
        && (x is null || x.All(a => y!.TryGetValue(a.Key, out object? value) && string.Equals(a.Value?.ToString(), value?.ToString(), StringComparison.Ordinal)));
}
