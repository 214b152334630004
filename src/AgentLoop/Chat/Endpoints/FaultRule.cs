namespace AgentLoop;

/// <summary>
/// What a status and the words that come with it mean. Endpoints agree on the status of little: a conversation that is too long is 400, 413,
/// 422 or 429, and told by its code or by the sentence.
/// </summary>
internal static class FaultRule
{
    private static readonly string[] Overflow =
    [
        "context_length_exceeded", "request_too_large", "context length", "context window", "context size", "maximum context",
        "prompt is too long", "input is too long", "reduce the length of the messages", "too many tokens in", "input token count",
    ];

    private static readonly string[] Unpaid = ["insufficient_quota", "billing_error", "credit balance", "insufficient credits", "exceeded your current quota"];

    private static readonly string[] Filter = ["content_filter", "content_policy_violation", "content management policy", "responsibleaipolicyviolation"];

    public static ModelOutcome OutcomeOf(EndpointFault fault)
    {
        string words = $"{fault.Code} {fault.Message}";
        return fault.Status switch
        {
            413 => ModelOutcome.ContextOverflow,
            400 or 422 when Says(words, Overflow) => ModelOutcome.ContextOverflow,
            429 when words.Contains("request too large", StringComparison.OrdinalIgnoreCase) => ModelOutcome.ContextOverflow,
            402 => ModelOutcome.QuotaExhausted,
            400 or 403 or 429 when Says(words, Unpaid) => ModelOutcome.QuotaExhausted,
            400 or 403 when Says(words, Filter) => ModelOutcome.Filtered,
            401 or 403 => ModelOutcome.Unauthorized,
            404 => ModelOutcome.NotFound,
            429 => ModelOutcome.RateLimited,
            408 or 409 or >= 500 => ModelOutcome.Unavailable,
            null => OutcomeOf(words),
            _ => ModelOutcome.Rejected,
        };
    }

    private static ModelOutcome OutcomeOf(string words) => words switch
    {
        _ when Says(words, Overflow) => ModelOutcome.ContextOverflow,
        _ when Says(words, Unpaid) => ModelOutcome.QuotaExhausted,
        _ when Says(words, Filter) => ModelOutcome.Filtered,
        _ => ModelOutcome.Failed,
    };

    private static bool Says(string words, string[] phrases) => phrases.Any(p => words.Contains(p, StringComparison.OrdinalIgnoreCase));
}
