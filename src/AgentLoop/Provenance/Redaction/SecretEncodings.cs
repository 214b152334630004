using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace AgentLoop;

/// <summary>How a value looks where somebody has written it down: as it is, escaped, and in base 64 and hexadecimal digits.</summary>
internal static class SecretEncodings
{
    /// <summary>Shorter pieces of base 64 or hexadecimal digits occur by chance.</summary>
    private const int ShortestEncoded = 8;

    /// <summary>A record is JSON, in which answers and results are JSON, in which arguments may be.</summary>
    private const int DeepestJson = 3;

    public static HashSet<string> Of(string value)
    {
        HashSet<string> forms = new(StringComparer.Ordinal);
        foreach (string plain in Plain(value).Concat(Encoded(value)).ToArray())
            AddEscaped(forms, plain);
        foreach (string wide in forms.Where(form => !Ascii.IsValid(form)).ToArray())
            forms.Add(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(wide))); // as bytes are searched
        return forms;
    }

    private static IEnumerable<string> Plain(string value)
    {
        yield return value;
        foreach (string escaped in (string[])[Uri.EscapeDataString(value), WebUtility.UrlEncode(value)])
        {
            yield return escaped;
            yield return LowerDigits(escaped, '%', 2);
        }
        yield return WebUtility.HtmlEncode(value);
        if (value.Contains('\n', StringComparison.Ordinal) && !value.Contains('\r', StringComparison.Ordinal))
            yield return value.Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Encoded(string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        if (bytes.Length * 2 >= ShortestEncoded)
        {
            yield return Convert.ToHexStringLower(bytes);
            yield return Convert.ToHexString(bytes);
        }
        for (int shift = 0; shift < 3; shift++)
        {
            string core = Base64Core(bytes, shift);
            if (core.Length < ShortestEncoded)
                continue;
            yield return core;
            yield return core.Replace('+', '-').Replace('/', '_');
        }
    }

    /// <summary>The characters of base 64 that come of these bytes alone, when so many others stand before them.</summary>
    private static string Base64Core(byte[] bytes, int shift)
    {
        string whole = Convert.ToBase64String([.. new byte[shift], .. bytes]);
        int first = ((shift * 8) + 5) / 6;
        return whole[first..((shift + bytes.Length) * 8 / 6)];
    }

    private static void AddEscaped(HashSet<string> forms, string plain)
    {
        HashSet<string> level = [plain];
        for (int depth = 0; depth <= DeepestJson && level.Count > 0; depth++)
        {
            level.ExceptWith(forms);
            forms.UnionWith(level);
            level = [.. level.SelectMany(Escaped)];
        }
    }

    private static IEnumerable<string> Escaped(string text)
    {
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text);
        string strict = JavaScriptEncoder.Default.Encode(text);
        yield return strict;
        yield return LowerDigits(strict, 'u', 4);
    }

    /// <summary>The digits after each mark in lower case.</summary>
    private static string LowerDigits(string text, char mark, int count)
    {
        char[] characters = text.ToCharArray();
        for (int i = 0; i + count < text.Length; i++)
        {
            bool isMark = text[i] == mark && (mark == '%' || (i > 0 && text[i - 1] == '\\'));
            for (int k = 1; isMark && k <= count; k++)
                characters[i + k] = char.ToLowerInvariant(text[i + k]);
        }
        return new string(characters);
    }
}
