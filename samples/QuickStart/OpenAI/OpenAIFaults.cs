using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;

namespace QuickStart;

/// <summary>Tells the loop what an endpoint said, from what the package throws.</summary>
internal sealed class OpenAIFaults : IEndpointFaultReader
{
    public static OpenAIFaults Instance { get; } = new();

    public EndpointFault? Read(Exception exception) => exception switch
    {
        OpenAIErrorException error => error.Fault,
        ClientResultException { Status: > 0 } refused => Read(refused, refused.GetRawResponse()),
        _ => null,
    };

    /// <summary>The object that endpoints describe an error with. What stands behind a router says in "metadata" what was wrong.</summary>
    public static EndpointFault Read(JsonElement error)
    {
        string message = error.Text("message") ?? error.GetRawText();
        return new EndpointFault
        {
            Status = (int?)(error.Number("status_code") ?? error.Number("code")),
            Code = error.Text("code") ?? error.Text("type"),
            Message = error.Object("metadata")?.Text("raw") is { } cause ? $"{message}: {cause}" : message,
        };
    }

    private static EndpointFault Read(ClientResultException refused, PipelineResponse? response)
    {
        EndpointFault fault = ErrorOf(response) ?? new EndpointFault { Message = refused.Message };
        return fault with { Status = refused.Status, RetryAfter = RetryAfterOf(response) };
    }

    private static string? RetryAfterOf(PipelineResponse? response)
    {
        if (response is null)
            return null;
        if (response.Headers.TryGetValue("retry-after-ms", out string? text) && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double milliseconds))
            return (milliseconds / 1000).ToString("0.###", CultureInfo.InvariantCulture);
        return response.Headers.TryGetValue("Retry-After", out string? seconds) ? seconds : null;
    }

    private static EndpointFault? ErrorOf(PipelineResponse? response)
    {
        try
        {
            return response is not null && JsonElement.Parse(response.Content).Object("error") is { } error ? Read(error) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
