using System.Text;
using Microsoft.Extensions.AI;

namespace AgentLoop.Testing;

/// <summary>What a <see cref="ModelServer"/> replies, and how that goes wrong.</summary>
public sealed record ServerReply
{
    /// <summary>The HTTP status.</summary>
    /// <value>200 unless said.</value>
    public int Status { get; init; } = 200;

    /// <summary>What the body is said to be.</summary>
    /// <value><c>application/json</c> unless said.</value>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers, such as <c>Retry-After</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How long the reply waits.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many bytes of the body are sent at a time.</summary>
    /// <value>All of them unless said.</value>
    public int PieceLength { get; init; } = int.MaxValue;

    /// <summary>After how many bytes of the body the connection breaks.</summary>
    /// <value><see langword="null"/> for never.</value>
    public int? DropAfter { get; init; }

    /// <summary>After how many bytes of the body nothing more comes, while the connection stays open.</summary>
    /// <value><see langword="null"/> for never.</value>
    public int? StallAfter { get; init; }

    /// <summary>Whether the connection is closed without a word.</summary>
    public bool HangsUp { get; init; }

    /// <summary>The body as text.</summary>
    public string Text
    {
        get => Encoding.UTF8.GetString(Body.Span);
        init => Body = Encoding.UTF8.GetBytes(value);
    }

    /// <summary>A body of JSON, or of whatever else.</summary>
    public static ServerReply Json(string body, int status = 200) => new() { Text = body, Status = status };

    /// <summary>Server-sent events, each without the empty line that ends it.</summary>
    public static ServerReply Events(params IEnumerable<string> events) =>
        new() { Text = string.Concat(events.Select(e => $"{e}\n\n")), ContentType = "text/event-stream" };

    /// <summary>An answer, in the words of the interface that was called: Anthropic Messages or OpenAI Chat Completions, streamed where that is wanted.</summary>
    public static ServerReply Of(ChatResponse response, ServerRequest request) => (request.IsAnthropic, request.IsStreamed) switch
    {
        (true, true) => Events(AnthropicWire.Events(response, request.ModelId)),
        (true, false) => Json(AnthropicWire.Message(response, request.ModelId)),
        (false, true) => Events(OpenAIWire.Events(response, request.ModelId)),
        (false, false) => Json(OpenAIWire.Completion(response, request.ModelId)),
    };

    /// <summary>A refusal, in the words of the interface that was called.</summary>
    public static ServerReply Error(int status, string message, string code, ServerRequest request) =>
        Json(request.IsAnthropic ? AnthropicWire.Error(message, code) : OpenAIWire.Error(message, code), status);
}
