using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace AgentLoop;

/// <summary>Reads the arguments of a call and notes what does not fit, so that the model can be told all of it at once.</summary>
internal sealed class ToolInput(AIFunctionArguments arguments)
{
    /// <summary>Longer ones are the path of nothing on any system, and would be noted in every record.</summary>
    private const int LongestPath = 4096;

    private readonly List<string> problems = [];

    /// <summary>What does not fit, as a result for the model; <see langword="null"/> where all fits.</summary>
    public ToolResult? Refusal => problems.Count == 0 ? null : ToolResult.Failed($"The arguments do not fit: {string.Join("; ", problems)}.");

    public string Text(string name) => OptionalText(name) ?? Note($"\"{name}\" must be a text", "");

    public string? OptionalText(string name) => Value(name) switch
    {
        null => null,
        string text => text,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
        _ => Note($"\"{name}\" must be a text", ""),
    };

    /// <summary>A whole number; models write some of them in quotes.</summary>
    public int? Number(string name, int least, int most)
    {
        object? value = Value(name);
        if (value is null)
            return null;
        string text = value is JsonElement json ? json.ToString() : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        bool isWhole = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && number == decimal.Truncate(number);
        return isWhole && number >= least && number <= most
            ? (int)number
            : Note<int?>(string.Create(CultureInfo.InvariantCulture, $"\"{name}\" must be a whole number from {least} to {most}"), null);
    }

    public bool Flag(string name) => Value(name) switch
    {
        null => false,
        bool flag => flag,
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False } => false,
        _ => Note($"\"{name}\" must be true or false", false),
    };

    /// <summary>A path below the repository's root, in its plain form.</summary>
    public string Path(string name) => Plain(name, Text(name));

    /// <summary>The same, or the root itself, which is an empty text.</summary>
    public string OptionalPath(string name) => OptionalText(name) is { Length: > 0 } path && path is not ("." or "./") ? Plain(name, path) : "";

    public JsonElement? Element(string name) => Value(name) is JsonElement json ? json : null;

    public T Note<T>(string problem, T value)
    {
        problems.Add(problem);
        return value;
    }

    private object? Value(string name) =>
        arguments.TryGetValue(name, out object? value) && value is not JsonElement { ValueKind: JsonValueKind.Null } ? value : null;

    private string Plain(string name, string path)
    {
        string plain = path.StartsWith("./", StringComparison.Ordinal) ? path[2..].TrimEnd('/') : path.Length > 1 ? path.TrimEnd('/') : path;
        bool isInside = plain.Length is > 0 and <= LongestPath && plain[0] != '/' && !plain.Contains('\0', StringComparison.Ordinal)
            && !plain.Split('/').Any(part => part is "" or "." or "..");
        return isInside ? plain : Note($"\"{name}\" must be a path below the repository's root, such as src/a.cs", "");
    }
}
