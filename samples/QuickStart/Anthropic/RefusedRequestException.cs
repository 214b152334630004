using System.Net;

namespace QuickStart;

/// <summary>An endpoint refused a request.</summary>
internal sealed class RefusedRequestException(HttpStatusCode status, string body, string? retryAfter)
    : HttpRequestException($"The endpoint answered with {(int)status}.", inner: null, status)
{
    public string Body => body;

    public string? RetryAfter => retryAfter;
}
