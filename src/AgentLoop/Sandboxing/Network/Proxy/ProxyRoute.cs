using System.Net;

namespace AgentLoop;

/// <summary>Connects to the first of the addresses that can be reached.</summary>
internal static class ProxyRoute
{
    /// <summary>The connection, which belongs to the caller; <see langword="null"/> where none of them can be reached in time.</summary>
    public static async ValueTask<Stream?> ConnectAsync(
        INetworkOutside outside, IReadOnlyList<IPEndPoint> addresses, TimeSpan most, CancellationToken closing)
    {
        foreach (IPEndPoint address in addresses)
        {
            using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(closing);
            late.CancelAfter(most / addresses.Count);
            try
            {
                return await outside.ConnectAsync(address, late.Token).ConfigureAwait(false);
            }
            catch (Exception failed) when (failed is IOException or OperationCanceledException && !closing.IsCancellationRequested)
            {
                // The next one may do.
            }
        }

        return null;
    }
}
