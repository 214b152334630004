using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>
/// A call of a model and what came of it, as a line of a recording:
/// <c>{"v":1,"request":{"messages":[…],"options":{…},"tools":[…]},"response":{…}}</c>, with <c>"updates":[…]</c> in the place of the response
/// where it was streamed, and with <c>"error":{…}</c> where it failed, after what had come of it by then.
/// </summary>
internal sealed record RecordedExchange
{
    public const int Version = 1;

    public required JsonElement Request { get; init; }

    public ChatResponse? Response { get; init; }

    public IReadOnlyList<ChatResponseUpdate>? Updates { get; init; }

    public RecordedError? Error { get; init; }

    /// <summary>Puts the answer together once, so that one that cannot be is met where the recording is opened.</summary>
    /// <exception cref="FormatException">There is neither an answer nor an error.</exception>
    public void RequireAnswer()
    {
        if (Response is null && Updates is null && Error is null)
            throw new FormatException("It has neither a response, nor updates, nor an error.");
        _ = Response?.ToChatResponseUpdates();
        _ = Updates?.ToChatResponse();
    }

    /// <summary>The whole answer.</summary>
    /// <exception cref="AgentLoopException">It failed, in the way it had failed when it was recorded.</exception>
    /// <exception cref="HttpRequestException">It failed otherwise.</exception>
    public ChatResponse Answer()
    {
        if (Error is not null)
            throw Error.ToException();
        return Response ?? (Updates ?? []).ToChatResponse();
    }
}
