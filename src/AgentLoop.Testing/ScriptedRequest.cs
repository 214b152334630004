using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>A call that a <see cref="ScriptedChatClient"/> was asked to answer.</summary>
public sealed record ScriptedRequest
{
    /// <summary>What it was sent.</summary>
    public required IReadOnlyList<ChatMessage> Messages { get; init; }

    /// <summary>How the answer was wanted.</summary>
    public ChatOptions? Options { get; init; }

    /// <summary>The text of all messages, a line between each.</summary>
    public string Text => string.Join("\n", Messages.Select(m => m.Text));
}
