using System.Globalization;
using System.Text;

namespace AgentLoop;

/// <summary>Passes on a body and nothing after it.</summary>
internal static class ProxyBody
{
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();
    private static readonly byte[] LastChunk = "0\r\n\r\n"u8.ToArray();

    /// <summary>Whether the body was there as its head had said.</summary>
    public static Task<bool> CarryAsync(ProxyLength length, ProxyInput from, Stream to, ProxyIdle idle) =>
        length.InChunks ? CarryChunksAsync(from, to, idle) : ProxyPump.CarryAsync(from, to, length.Bytes, idle);

    /// <summary>Chunks are written anew: without extensions, and without the headers that may follow the last.</summary>
    private static async Task<bool> CarryChunksAsync(ProxyInput from, Stream to, ProxyIdle idle)
    {
        while (await from.ReadLineAsync(ProxyLimits.ChunkLineBytes, idle.Token).ConfigureAwait(false) is { } line)
        {
            if (ChunkBytes(line) is not { } bytes)
                return false;
            if (bytes == 0)
            {
                await to.WriteAsync(LastChunk, idle.Token).ConfigureAwait(false);
                return true;
            }

            string size = string.Create(CultureInfo.InvariantCulture, $"{bytes:x}\r\n");
            await to.WriteAsync(Encoding.ASCII.GetBytes(size), idle.Token).ConfigureAwait(false);
            if (!await ProxyPump.CarryAsync(from, to, bytes, idle).ConfigureAwait(false)
                || await from.ReadLineAsync(LineEnd.Length, idle.Token).ConfigureAwait(false) is not "")
                return false;
            await to.WriteAsync(LineEnd, idle.Token).ConfigureAwait(false);
        }

        return false;
    }

    private static long? ChunkBytes(string line)
    {
        string size = line.Split(';')[0].TrimEnd(' ', '\t');
        return size.Length is > 0 and <= 15 && size.All(char.IsAsciiHexDigit)
            ? long.Parse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : null;
    }
}
