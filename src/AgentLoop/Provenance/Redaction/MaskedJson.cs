using System.Text.Json;

namespace AgentLoop;

/// <summary>Keeps JSON valid: only what stands within one string is masked. A number or a part of the structure that looks like a secret is none.</summary>
internal static class MaskedJson
{
    /// <summary>Those of the places that are within a string; all of them where this is no JSON.</summary>
    public static List<SecretSpan> Within(ReadOnlySpan<byte> json, List<SecretSpan> spans)
    {
        List<SecretSpan> within = new(spans.Count);
        int next = 0;
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue, AllowMultipleValues = true });
            while (next < spans.Count && reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    Take(spans, within, ref next, (int)reader.TokenStartIndex + 1, (int)reader.TokenStartIndex + 1 + reader.ValueSpan.Length);
            }
            return within;
        }
        catch (JsonException)
        {
            return spans;
        }
    }

    private static void Take(List<SecretSpan> spans, List<SecretSpan> within, ref int next, int begin, int end)
    {
        for (; next < spans.Count && spans[next].Start < end; next++)
        {
            if (spans[next].Start >= begin && spans[next].End <= end)
                within.Add(spans[next]);
        }
    }
}
