using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>What a model is asked, and whether its answer is to be streamed.</summary>
internal sealed record ChatRequest(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options, bool IsStreamed);
