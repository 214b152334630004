using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>Makes an answer from a request, or throws what a model's endpoint would.</summary>
public delegate ChatResponse ScriptedAnswer(IReadOnlyList<ChatMessage> messages, ChatOptions? options, CancellationToken cancellationToken);
