using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Reads what tools say of lines.</summary>
internal static partial class FormatOutput
{
    private const int Error = 2;

    /// <summary>Reads lines that begin with <c>path(line,column):</c> or <c>path:line:column:</c>.</summary>
    public static IEnumerable<(int Line, string Message)> Places(CommandResult result, string path) => Place()
        .Matches($"{result.StandardOutput.Text}\n{result.StandardError.Text}")
        .Where(match => $"/{match.Groups["path"].Value.Replace('\\', '/')}".Ends($"/{path}"))
        .Select(match => (int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture), match.Groups["message"].Value.Trim()));

    /// <summary>Reads the errors of ESLint's JSON; none where it is none.</summary>
    public static IEnumerable<(int Line, string Message)> OfEslint(CommandResult result, string path)
    {
        using JsonDocument? report = Parse(result.StandardOutput.Text);
        if (report?.RootElement.ValueKind != JsonValueKind.Array)
            return [];
        return
        [
            .. report.RootElement.EnumerateArray()
                .SelectMany(file => SarifJson.Items(file, "messages"))
                .Where(message => SarifJson.Number(message, "severity") == Error)
                .Select(message => (SarifJson.Number(message, "line") ?? 0, $"{SarifJson.Text(message, "message")} ({SarifJson.Text(message, "ruleId")})")),
        ];
    }

    private static JsonDocument? Parse(string output)
    {
        try
        {
            return JsonDocument.Parse(output);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex(
        @"^\s*(?<path>[^\r\n:(]+)(\((?<line>\d{1,9}),\d{1,9}\)|:(?<line>\d{1,9}):\d{1,9}):\s*(?<message>[^\r\n]+)",
        RegexOptions.NonBacktracking | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
