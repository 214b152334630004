using System.Buffers;

namespace AgentLoop;

/// <summary>Carries bytes from one side to the other.</summary>
internal static class ProxyPump
{
    /// <summary>Carries all there is to the end.</summary>
    public static async Task CarryAsync(ProxyInput from, Stream to, ProxyIdle idle)
    {
        _ = await CarryAsync(from, to, long.MaxValue, idle).ConfigureAwait(false);
    }

    /// <summary>Carries a number of bytes; whether there were as many.</summary>
    public static async Task<bool> CarryAsync(ProxyInput from, Stream to, long bytes, ProxyIdle idle)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ProxyLimits.BufferBytes);
        try
        {
            while (bytes > 0)
            {
                int read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, bytes)), idle.Token).ConfigureAwait(false);
                if (read == 0)
                    return false;
                await to.WriteAsync(buffer.AsMemory(0, read), idle.Token).ConfigureAwait(false);
                idle.Touch();
                bytes -= read;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
