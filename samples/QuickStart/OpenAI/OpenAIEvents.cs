using System.ClientModel.Primitives;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace QuickStart;

/// <summary>The chunks of a streamed answer.</summary>
internal static class OpenAIEvents
{
    private const string Done = "[DONE]";

    /// <summary>Reads them as they come.</summary>
    /// <param name="response">The response, which was not read yet.</param>
    /// <param name="onDone">Called where the endpoint says that there is no more.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InvalidDataException">The answer is no stream of events.</exception>
    public static async IAsyncEnumerable<JsonElement> ReadAsync(
        PipelineResponse response, Action onDone, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string type = response.Headers.TryGetValue("Content-Type", out string? given) ? given ?? "" : "";
        if (!type.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase))
            throw new InvalidDataException($"The answer is \"{type}\" and no stream of events.");

        await foreach (SseItem<string> item in SseParser.Create(response.ContentStream!).EnumerateAsync(cancellationToken))
        {
            if (item.Data == Done)
            {
                onDone();
                yield break;
            }
            yield return JsonElement.Parse(item.Data);
        }
    }
}
