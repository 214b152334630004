using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Says what differs in content that stands beside the journal, such as prompts: the names of two contents tell nobody anything.</summary>
internal static class DivergenceDetail
{
    /// <summary>Contents name contents, as prompts do their messages; more than so often there is nothing to learn.</summary>
    private const int MaxDepth = 16;

    public static async ValueTask<Divergence> ExplainAsync(Divergence divergence, IArtifactStore artifacts)
    {
        for (int depth = 0; depth < MaxDepth; depth++)
        {
            if (!(TryName(divergence.Expected, out Digest expected) && TryName(divergence.Actual, out Digest actual)))
                return divergence;
            ReadOnlyMemory<byte>? was = await artifacts.GetAsync(expected).ConfigureAwait(false);
            ReadOnlyMemory<byte>? now = await artifacts.GetAsync(actual).ConfigureAwait(false);
            if (was is null || now is null)
                return was is null ? divergence with { Expected = $"{expected}, which is not in the store any more" } : divergence;
            divergence = Descend(divergence, was.Value, now.Value);
        }

        return divergence;
    }

    /// <summary>Something that is recorded cannot be read, and nobody knows for which record it was needed.</summary>
    public static Divergence Unreadable(ProvenanceException e) =>
        new() { Sequence = null, Scope = "", Kind = "content", Path = "", Expected = "what was recorded", Actual = e.Message };

    private static bool TryName(string text, out Digest name) => Digest.TryParse(text.Trim('"'), out name);

    private static Divergence Descend(Divergence divergence, ReadOnlyMemory<byte> was, ReadOnlyMemory<byte> now)
    {
        if (!(TryParse(was) is { } expected && TryParse(now) is { } actual))
            return Line(divergence, divergence.Path + "#", Encoding.UTF8.GetString(was.Span), Encoding.UTF8.GetString(now.Span));
        if (EventComparison.FindDifference(expected, actual) is not { } found)
            return divergence with { Path = divergence.Path + "#", Expected = "the same content under another name", Actual = "the same content" };
        string path = $"{divergence.Path}#{found.Path}";
        return found.Expected.StartsWith('"') && found.Actual.StartsWith('"') && !TryName(found.Expected, out _)
            ? Line(divergence, path, Unquote(found.Expected), Unquote(found.Actual))
            : divergence with { Path = path, Expected = EventComparison.Shorten(found.Expected), Actual = EventComparison.Shorten(found.Actual) };
    }

    /// <summary>The first line that differs.</summary>
    private static Divergence Line(Divergence divergence, string path, string expected, string actual)
    {
        string[] was = expected.Split('\n'), now = actual.Split('\n');
        int line = 0;
        while (line < was.Length && line < now.Length && was[line] == now[line])
            line++;
        return divergence with
        {
            Path = was.Length == 1 && now.Length == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path} line {line + 1}"),
            Expected = line < was.Length ? EventComparison.Shorten(was[line]) : "nothing more",
            Actual = line < now.Length ? EventComparison.Shorten(now[line]) : "nothing more",
        };
    }

    private static string Unquote(string json) => JsonElement.Parse(json).GetString() ?? "";

    private static JsonElement? TryParse(ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonElement.Parse(content.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
