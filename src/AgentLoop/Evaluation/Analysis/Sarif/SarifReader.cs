using System.Text;
using System.Text.Json;

namespace AgentLoop;

/// <summary>Reads SARIF 2.1.0 (OASIS, 2020) result by result. It never throws for what a report is.</summary>
internal static class SarifReader
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    public static SarifReport Read(ReadOnlyMemory<byte> report, int maxResults)
    {
        byte[]? other = InUtf8(report.Span);
        ReadOnlySpan<byte> json = other ?? report.Span;
        if (json.StartsWith(Mark))
            json = json[Mark.Length..];
        if (json.TrimStart(" \t\r\n"u8).IsEmpty)
            return SarifReport.Broken("The report is empty.");
        try
        {
            return ReadLog(json, maxResults);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return SarifReport.Broken($"The report is no SARIF, or is cut off: {OutputText.Clean(exception.Message, 200)}");
        }
    }

    private static SarifReport ReadLog(ReadOnlySpan<byte> json, int maxResults)
    {
        Utf8JsonReader reader = new(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return SarifReport.Broken("The report is no SARIF: it is JSON, but no object.");
        string? version = null;
        List<SarifRunReader>? runs = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (name == "version" && reader.TokenType == JsonTokenType.String)
                version = reader.GetString();
            else if (name == "runs" && reader.TokenType == JsonTokenType.StartArray)
                runs = ReadRuns(ref reader, maxResults);
            else
                reader.Skip();
            if (runs?.Sum(run => run.Count) > maxResults)
                return SarifReport.Broken($"The report has more than {maxResults} results.");
        }

        return reader.Read() ? SarifReport.Broken("The report goes on behind its end.") : Conclude(version, runs);
    }

    private static List<SarifRunReader> ReadRuns(ref Utf8JsonReader reader, int maxResults)
    {
        List<SarifRunReader> runs = [];
        int left = maxResults;
        while (left >= 0 && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            SarifRunReader run = new();
            while (left >= run.Count && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                run.Read(name, ref reader, left);
            }

            runs.Add(run);
            left -= run.Count;
        }

        return runs;
    }

    private static SarifReport Conclude(string? version, List<SarifRunReader>? runs)
    {
        if (version is null || runs is null)
            return SarifReport.Broken("The report is no SARIF: it has no version, or no runs.");
        if (!version.Begins("2.1."))
            return SarifReport.Broken($"The report is SARIF {OutputText.Clean(version, 20)}; only 2.1.0 is read.");
        string? problem = runs switch
        {
            { Count: 0 } => "The report has no run of a tool.",
            _ when runs.Exists(run => run.HasFailed) => "The tool says that it did not succeed.",
            _ when !runs.Exists(run => run.HasResults) => "The tool reports that it has not looked for anything: its run has no results, not even none.",
            _ => null,
        };
        return new SarifReport { Results = [.. runs.SelectMany(run => run.Results())], Problem = problem };
    }

    /// <summary>The report in UTF-8 where it is in UTF-16, as Windows' shells write it.</summary>
    private static byte[]? InUtf8(ReadOnlySpan<byte> report) => report switch
    {
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(report[2..])),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(report[2..])),
        _ => null,
    };
}
