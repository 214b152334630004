using System.Text;

namespace AgentLoop;

/// <summary>Reads source files; what is not UTF-8 text of lines of a length that people write is passed over.</summary>
internal sealed class SourceLoader(IWorkspaceView workspace)
{
    private const int LongestLine = 4000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The file; <see langword="null"/> for one that cannot be read or should not be changed.</summary>
    public async ValueTask<SourceFile?> LoadAsync(WorkspaceEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            ReadOnlyMemory<byte>? bytes = await workspace.ReadAsync(entry.Path, cancellationToken).ConfigureAwait(false);
            return bytes is { } content ? Parse(entry.Path, entry.Digest, content.Span) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The file that these bytes are; a byte order mark stays part of its text, so that it is written again.</summary>
    public static SourceFile? Parse(string path, Digest digest, ReadOnlySpan<byte> bytes)
    {
        if (SourceLanguages.Of(path) is not { } language || Decode(bytes) is not { } text)
            return null;
        return new SourceFile(path, digest, language, text);
    }

    /// <summary>The text that these bytes are; <see langword="null"/> where people did not write it.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf((byte)0) >= 0 || HasLongLine(bytes))
            return null;
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public static byte[] Encode(string text) => Strict.GetBytes(text);

    private static bool HasLongLine(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > LongestLine)
        {
            int end = bytes[..LongestLine].LastIndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
                return true;
            bytes = bytes[(end + 1)..];
        }

        return false;
    }
}
