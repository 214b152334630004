using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What a tool gave, as the model is told it: cleaned, cut to size, and what is not the loop's own word marked.</summary>
internal sealed class ToolText(Material material, int maxTokens)
{
    public string Of(string tool, ToolResult result)
    {
        string note = result.IsFailure && result.Note.Length == 0 ? "It failed." : Excerpt.Of(TerminalText.Clean(result.Note), maxTokens);
        if (result.Output.Length == 0)
            return note.Length == 0 ? "It did what it was asked and shows nothing." : note;
        string marked = material.Mark(tool, Excerpt.Of(TerminalText.Clean(result.Output), maxTokens));
        return note.Length == 0 ? marked : $"{marked}\n{note}";
    }

    /// <summary>A result of any tool.</summary>
    public static ToolResult Read(object? value) => value switch
    {
        ToolResult result => result,
        null => new ToolResult(),
        string text => ToolResult.Shown(text),
        JsonElement { ValueKind: JsonValueKind.String } json => ToolResult.Shown(json.GetString()!),
        JsonElement { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => new ToolResult(),
        JsonElement json => ToolResult.Shown(json.GetRawText()),
        TextContent text => ToolResult.Shown(text.Text),
        IEnumerable<AIContent> contents => ToolResult.Shown(string.Join("\n", contents.Select(c => c is TextContent t ? t.Text : $"[{c.GetType().Name}, not shown]"))),
        AIContent content => ToolResult.Shown($"[{content.GetType().Name}, not shown]"),
        _ => ToolResult.Shown(value.ToString() ?? ""),
    };
}
