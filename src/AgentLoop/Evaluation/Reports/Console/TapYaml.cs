using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>What stands between <c>---</c> and <c>...</c> behind a point: as much YAML as runners write there.</summary>
internal sealed class TapYaml(TapPoint point)
{
    private static readonly Regex Entry = ConsoleReport.Linear(@"^(?<indent> *)(?<key>\w+):(?: +(?<value>.*))?$");
    private static readonly Regex Place = ConsoleReport.Linear(@"^(?:file://)?(?<path>.+?):(?<line>\d{1,9})(?::\d{1,9})?$");

    private BoundedText? text;
    private int textIndent;

    /// <summary>Takes a line; <see langword="false"/> for the last.</summary>
    public bool Take(string line)
    {
        if (line.AsSpan().Trim() is "...")
            return false;

        Match entry = Entry.Match(line);
        int depth = line.Length - line.AsSpan().TrimStart().Length;
        if (text is not null && (depth > textIndent || !entry.Success))
            text.AppendLine(line.AsSpan(Math.Min(depth, textIndent + 2)));
        else if (entry.Success)
            TakeEntry(entry, depth);
        return true;
    }

    private void TakeEntry(Match entry, int depth)
    {
        string value = Unquote(entry.Groups["value"].Value.Trim());
        text = TextOf(entry.Groups["key"].Value);
        textIndent = depth;
        if (text is not null && value is not ("" or "|-" or "|" or ">" or ">-" or "|+"))
            text.AppendLine(value);
        else if (text is not null && value.Length == 0)
            text = null;
        else
            TakeValue(entry.Groups["key"].Value, value);
    }

    private BoundedText? TextOf(string key) => key switch
    {
        "message" or "error" or "reason" => point.Read.Message,
        "stack" => point.Read.StackTrace,
        _ => null,
    };

    private void TakeValue(string key, string value)
    {
        switch (key)
        {
            case "duration_ms" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double milliseconds):
                point.Read.Duration = ReportNumbers.Seconds(milliseconds / 1000);
                break;
            case "type" when value is "suite":
                point.IsSuite = true;
                break;
            case "location" or "at" when Place.Match(value) is { Success: true } place:
                point.Read.File = place.Groups["path"].Value;
                point.Read.Line = ReportNumbers.Count(place.Groups["line"].ValueSpan);
                break;
            case "file":
                point.Read.File = value;
                break;
            case "line":
                point.Read.Line = ReportNumbers.Count(value.AsSpan()) is > 0 and int line ? line : null;
                break;
        }
    }

    private static string Unquote(string value) =>
        value.Length > 1 && value[0] is '\'' or '"' ? value.Trim(value[0]).Replace("''", "'", StringComparison.Ordinal) : value;
}
