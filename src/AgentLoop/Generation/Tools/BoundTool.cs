using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>A tool, and what there is to know about it before it is called.</summary>
internal sealed class BoundTool
{
    private readonly string[] required;

    public BoundTool(AITool tool)
    {
        Name = OneLine.Of(tool.Name);
        Function = tool as AIFunction;
        IsOurs = tool.GetService<AgentTool>() is not null;
        IsReadOnly = tool.GetService<AgentTool>() is { } own
            ? own.IsReadOnly
            : tool.AdditionalProperties.TryGetValue(ToolLoopOptions.ReadOnlyProperty, out object? value) && value is true;
        RequiresApproval = tool.GetService<ApprovalRequiredAIFunction>() is not null;
        required = tool is AIFunctionDeclaration declaration ? Required(declaration.JsonSchema) : [];
    }

    public string Name { get; }

    /// <summary>What is called; <see langword="null"/> for a tool that the endpoint runs itself.</summary>
    public AIFunction? Function { get; }

    /// <summary>Whether its effects are recorded one by one, so that it is called again when a run is taken up; otherwise its result is.</summary>
    public bool IsOurs { get; }

    public bool IsReadOnly { get; }

    public bool RequiresApproval { get; }

    /// <summary>The first argument that is missing; <see langword="null"/> where none is.</summary>
    public string? Missing(IDictionary<string, object?> arguments)
    {
        foreach (string name in required)
        {
            if (!arguments.ContainsKey(name))
                return name;
        }

        return null;
    }

    private static string[] Required(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("required", out JsonElement names) && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!)]
            : [];
}
