using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AgentLoop;

/// <summary>The names that git gives to contents.</summary>
internal static class GitObjectName
{
    private const string None = "0000000000000000000000000000000000000000";

    /// <summary>The SHA-1 name of a file's content; zeros where there is no file.</summary>
    public static string OfBlob(ReadOnlyMemory<byte>? content) => content is { } bytes ? OfBlob(bytes.Span, HashAlgorithmName.SHA1) : None;

    /// <summary>The name in a repository that uses this hash.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "It is how git names contents; nothing relies on its strength here.")]
    public static string OfBlob(ReadOnlySpan<byte> content, HashAlgorithmName algorithm)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(algorithm);
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
