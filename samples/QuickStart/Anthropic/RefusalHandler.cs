namespace QuickStart;

/// <summary>Turns a refusal into an exception with all that it says, since the package's own exceptions leave the headers out.</summary>
internal sealed class RefusalHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode)
            return response;

        using (response)
        {
            string body = await response.Content.ReadAsStringAsync(cancellationToken);
            string? retryAfter = response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values) ? values.First() : null;
            throw new RefusedRequestException(response.StatusCode, body, retryAfter);
        }
    }
}
