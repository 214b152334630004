namespace AgentLoop;

/// <summary>Passes on one request without a tunnel, and its answer.</summary>
internal static class ProxyExchange
{
    /// <summary>Whether the host answered in HTTP; where not, nothing was said to the client.</summary>
    public static async Task<bool> RunAsync(ProxyRequest request, ProxyInput input, Stream client, Stream host, ProxyIdle idle)
    {
        await host.WriteAsync(request.ToBytes(), idle.Token).ConfigureAwait(false);
        Task upload = UploadAsync(request, input, host, idle);
        try
        {
            ProxyInput answers = new(host, ProxyLimits.ResponseHeadBytes);
            return await ProxyResponse.CarryAsync(request, answers, client, idle).ConfigureAwait(false);
        }
        finally
        {
            await idle.End().ConfigureAwait(false);
            await upload.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A body that is not what the request said ends all; a host that does not want the rest of it may still answer.</summary>
    private static async Task UploadAsync(ProxyRequest request, ProxyInput input, Stream host, ProxyIdle idle)
    {
        if (!await ProxyBody.CarryAsync(request.Body, input, host, idle).ConfigureAwait(false))
            await idle.End().ConfigureAwait(false);
    }
}
