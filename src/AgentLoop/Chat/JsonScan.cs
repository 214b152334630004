using System.Text;
using System.Text.Json;

namespace AgentLoop;

/// <summary>The JSON objects in a text that was written by a model: in a code fence, amid prose, with trailing commas or comments.</summary>
/// <remarks>The work is bounded by the length of the text, whatever stands in it.</remarks>
internal sealed record JsonScan
{
    private const int MaxFailures = 256;
    private const int MaxPasses = 32;

    private static readonly JsonReaderOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The objects that are not part of another, in their order.</summary>
    public required IReadOnlyList<JsonElement> Objects { get; init; }

    /// <summary>What was wrong with the longest thing that began like an object.</summary>
    public string? SyntaxError { get; init; }

    public static JsonScan Of(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        List<JsonElement> objects = [];
        (string? error, long errorLength, int failures, long work) = (null, 0, 0, 0);
        for (int at = NextObject(utf8, 0); at >= 0 && failures < MaxFailures && work <= (long)MaxPasses * utf8.Length;)
        {
            string? failure = TryRead(utf8.AsSpan(at), objects, out long consumed);
            work += consumed;
            if (failure is not null && consumed > errorLength)
                (error, errorLength) = (failure, consumed);
            failures += failure is null ? 0 : 1;
            at = NextObject(utf8, failure is null ? at + (int)consumed : at + 1);
        }

        return new JsonScan { Objects = objects, SyntaxError = error };
    }

    private static string? TryRead(ReadOnlySpan<byte> utf8, List<JsonElement> objects, out long consumed)
    {
        Utf8JsonReader reader = new(utf8, Tolerant);
        try
        {
            objects.Add(JsonElement.ParseValue(ref reader));
            consumed = reader.BytesConsumed;
            return null;
        }
        catch (JsonException e)
        {
            consumed = FailurePosition(utf8);
            return OneLine.Of(e.Message);
        }
    }

    /// <summary>How far reading gets: <see cref="JsonElement.ParseValue"/> puts the reader back to its start when it fails.</summary>
    private static long FailurePosition(ReadOnlySpan<byte> utf8)
    {
        Utf8JsonReader reader = new(utf8, Tolerant);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException)
        {
            return Math.Max(1, reader.BytesConsumed);
        }

        return utf8.Length;
    }

    /// <summary>Where something begins that can be an object: a brace before a name, a comment or its counterpart. Braces of code are passed over.</summary>
    private static int NextObject(ReadOnlySpan<byte> utf8, int from)
    {
        for (int at = from; at < utf8.Length; at++)
        {
            int brace = utf8[at..].IndexOf((byte)'{');
            if (brace < 0)
                return -1;

            at += brace;
            int next = utf8[(at + 1)..].IndexOfAnyExcept(" \t\r\n"u8);
            if (next < 0)
                return -1;
            if (utf8[at + 1 + next] is (byte)'"' or (byte)'}' or (byte)'/')
                return at;
        }

        return -1;
    }
}
