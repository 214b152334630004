using System.Net;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>Why a recorded call failed.</summary>
internal sealed record RecordedError
{
    /// <summary>The exception's type, for those who read the recording.</summary>
    public required string Type { get; init; }

    public required string Message { get; init; }

    public int? Status { get; init; }

    public string? Outcome { get; init; }

    public static RecordedError Of(Exception e, IChatClient client) => new()
    {
        Type = e.GetType().FullName ?? e.GetType().Name,
        Message = e.Message,
        Status = client.GetService<IEndpointFaultReader>()?.Read(e)?.Status ?? (int?)(e as HttpRequestException)?.StatusCode,
        Outcome = (e as ModelCallException)?.Outcome.ToString(),
    };

    public Exception ToException() => Enum.TryParse(Outcome, out ModelOutcome outcome) && Enum.IsDefined(outcome)
        ? new ModelCallException(outcome, Message)
        : new HttpRequestException(Message, inner: null, (HttpStatusCode?)Status);
}
