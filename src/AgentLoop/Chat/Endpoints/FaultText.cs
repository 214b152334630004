using System.Globalization;

namespace AgentLoop;

/// <summary>Says in a sentence why there is no answer.</summary>
internal static class FaultText
{
    private const int MaxLength = 300;

    public static string Of(string endpoint, ModelOutcome outcome, int? status, string said)
    {
        string words = OneLine.Of(string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), MaxLength);
        string failed = string.Create(CultureInfo.InvariantCulture, $"failed{(status is { } code ? $" with {code}" : "")}");
        return outcome switch
        {
            ModelOutcome.ContextOverflow => $"{endpoint} cannot take a conversation as long as this: {words}",
            ModelOutcome.Filtered => $"{endpoint} withholds the answer by its content filter: {words}",
            ModelOutcome.RateLimited => $"{endpoint} asks to slow down: {words}",
            ModelOutcome.Unavailable => $"{endpoint} {failed}: {words}",
            ModelOutcome.Unreachable => $"{endpoint} cannot be reached: {words}",
            ModelOutcome.Dropped => $"{endpoint} broke off before the answer was whole: {words}",
            ModelOutcome.TimedOut => $"{endpoint} did not answer within the time that its chat client allows: {words}",
            ModelOutcome.Unauthorized => $"{endpoint} does not accept the key: {words}",
            ModelOutcome.QuotaExhausted => $"{endpoint} has no credit left for this key: {words}",
            ModelOutcome.NotFound => $"{endpoint} does not know what was asked for; is the model's name right? {words}",
            ModelOutcome.Rejected => string.Create(CultureInfo.InvariantCulture, $"{endpoint} refused the request with {status}: {words}"),
            _ => $"No usable answer came from {endpoint}: {words}",
        };
    }
}
