using System.Text.Json;

namespace AgentLoop;

/// <summary>A message of a conversation: who says it, and its texts, thoughts, calls and results.</summary>
internal sealed class MessageBlock(PageWriter page, int longest)
{
    public void Write(JsonElement message)
    {
        string role = TextOf(message, "role"u8);
        page.Add($"<div class=\"message {RoleClass(role)}\"><p class=\"role\">{(role.Length > 0 ? role : "message")}</p>");
        if (message.TryGetProperty("contents"u8, out JsonElement contents))
        {
            foreach (JsonElement content in contents.EnumerateArray())
                WriteContent(content);
        }
        else
        {
            page.AddText(message.GetRawText(), longest);
        }

        page.Add($"</div>");
    }

    private void WriteContent(JsonElement content)
    {
        switch (TextOf(content, "$type"u8))
        {
            case "text":
                page.AddText(TextOf(content, "text"u8), longest);
                break;
            case "reasoning":
                page.Add($"<p class=\"note\">thinking</p>");
                page.AddText(TextOf(content, "text"u8), longest);
                break;
            case "functionCall":
                page.Add($"<p class=\"call\">calls <code>{TextOf(content, "name"u8)}</code> <span class=\"quiet\">{TextOf(content, "callId"u8)}</span></p>");
                page.AddText(content.TryGetProperty("arguments"u8, out JsonElement arguments) ? arguments.GetRawText() : "", longest);
                break;
            case "functionResult":
                page.Add($"<p class=\"call\">result of <span class=\"quiet\">{TextOf(content, "callId"u8)}</span></p>");
                page.AddText(TextOf(content, "result"u8), longest);
                break;
            default:
                page.AddText(content.GetRawText(), longest);
                break;
        }
    }

    private static string RoleClass(string role) => role is "system" or "user" or "assistant" or "tool" ? role : "";

    /// <summary>The text of a property; what is none as JSON.</summary>
    private static string TextOf(JsonElement json, ReadOnlySpan<byte> name) => json.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
}
