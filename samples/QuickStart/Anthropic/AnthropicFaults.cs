using System.Text.Json;
using Anthropic.Exceptions;

namespace QuickStart;

/// <summary>Tells the loop what the endpoint said, from what the package throws.</summary>
internal sealed class AnthropicFaults : IEndpointFaultReader
{
    public static AnthropicFaults Instance { get; } = new();

    public EndpointFault? Read(Exception exception) => exception switch
    {
        RefusedRequestException refused => Read(refused.Body) with { Status = (int?)refused.StatusCode, RetryAfter = refused.RetryAfter },
        AnthropicApiException refused => Read(refused.ResponseBody) with { Status = (int)refused.StatusCode },
        AnthropicSseException error => OfStream(error),
        AnthropicInvalidDataException unreadable => new EndpointFault { Outcome = ModelOutcome.Unreadable, Message = unreadable.Message },
        _ => null,
    };

    /// <summary>An error in the midst of a stream has no status; its type tells the one that it would have had.</summary>
    /// <remarks>https://platform.claude.com/docs/en/api/errors</remarks>
    private static EndpointFault OfStream(AnthropicSseException error)
    {
        EndpointFault fault = Read(error.Body) ?? new EndpointFault { Message = error.Message };
        return fault with
        {
            Status = fault.Code switch
            {
                "invalid_request_error" => 400,
                "authentication_error" => 401,
                "billing_error" => 402,
                "permission_error" => 403,
                "not_found_error" => 404,
                "request_too_large" => 413,
                "rate_limit_error" => 429,
                "api_error" => 500,
                "timeout_error" => 504,
                "overloaded_error" => 529,
                _ => null,
            },
        };
    }

    private static EndpointFault Read(string body)
    {
        try
        {
            return Read(JsonElement.Parse(body)) ?? new EndpointFault { Message = body };
        }
        catch (JsonException)
        {
            return new EndpointFault { Message = body };
        }
    }

    private static EndpointFault? Read(JsonElement body) =>
        body.Object("error") is { } error ? new EndpointFault { Code = error.Text("type"), Message = error.Text("message") } : null;
}
