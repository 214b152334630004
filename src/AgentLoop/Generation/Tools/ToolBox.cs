using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>The tools of a generator by their names.</summary>
internal sealed class ToolBox(IReadOnlyList<AITool> tools)
{
    private readonly Dictionary<string, BoundTool> byName = tools.ToDictionary(t => t.Name, t => new BoundTool(t), StringComparer.Ordinal);

    public string Names => string.Join(", ", byName.Keys);

    public BoundTool? Find(string name) => byName.GetValueOrDefault(name);

    /// <exception cref="AgentLoopException">Two have the same name.</exception>
    public static IReadOnlyList<AITool> Checked(IReadOnlyList<AITool> tools)
    {
        ArgumentNullException.ThrowIfNull(tools);
        return tools.GroupBy(t => t.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new AgentLoopException($"There are two tools with the name \"{twice.Key}\"; leave one out.")
            : [.. tools];
    }
}
