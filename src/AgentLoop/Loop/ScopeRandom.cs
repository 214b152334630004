using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AgentLoop;

internal static class ScopeRandom
{
    /// <summary>A generator that depends on the seed and the scope's path alone, so that order and timing of branches do not matter.</summary>
    public static Random Create(int seed, string path)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\0{path}")), hash);
        return new Random(BinaryPrimitives.ReadInt32LittleEndian(hash));
    }
}
