namespace AgentLoop;

/// <summary>Tells that a request was too long for a model from everything else that can go wrong.</summary>
internal static class ContextOverflow
{
    /// <summary>What endpoints say: OpenAI, Anthropic, Google, vLLM and llama.cpp, in this order.</summary>
    private static readonly string[] Phrases =
    [
        "context_length_exceeded", "maximum context length", "context window", "prompt is too long", "exceeds the maximum number of tokens",
        "input is too long", "exceeds the available context size",
    ];

    public static bool IsSaidBy(Exception e) => Phrases.Any(p => e.Message.Contains(p, StringComparison.OrdinalIgnoreCase));
}
