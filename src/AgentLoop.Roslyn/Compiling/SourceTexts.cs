using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AgentLoop.Roslyn;

/// <summary>Bytes as the compiler reads them.</summary>
internal static class SourceTexts
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a source: in the encoding its byte order mark says, or the call, or UTF-8, or Latin-1 where it is none.</summary>
    public static SourceText Of(ReadOnlyMemory<byte> content, CSharpCommandLineArguments call)
    {
        byte[] bytes = content.ToArray();
        try
        {
            return SourceText.From(bytes, bytes.Length, call.Encoding ?? Strict, call.ChecksumAlgorithm);
        }
        catch (DecoderFallbackException)
        {
            return SourceText.From(bytes, bytes.Length, Encoding.Latin1, call.ChecksumAlgorithm);
        }
    }
}
