using System.Text;
using System.Text.Json;

namespace AgentLoop;

/// <summary>An event of <c>go test -json</c>.</summary>
internal sealed record GoEvent
{
    public string Action { get; private set; } = "";

    public string Package { get; private set; } = "";

    public string? Test { get; private set; }

    public string Output { get; private set; } = "";

    public double Elapsed { get; private set; }

    /// <summary>Reads a line; <see langword="null"/> for one that is none.</summary>
    public static GoEvent? Read(string line)
    {
        try
        {
            Utf8JsonReader json = new(Encoding.UTF8.GetBytes(line));
            return ReadMembers(ref json) is { Action.Length: > 0 } read ? read : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static GoEvent ReadMembers(ref Utf8JsonReader json)
    {
        GoEvent read = new();
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string name = json.GetString() ?? "";
            json.Read();
            read.Take(name, ref json);
            json.Skip();
        }

        while (json.Read())
        {
        }

        return read;
    }

    private void Take(string name, ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.String && json.GetString() is { } text)
        {
            Action = name is "Action" ? text : Action;
            Package = name is "Package" or "ImportPath" ? text : Package;
            Test = name is "Test" ? text : Test;
            Output = name is "Output" ? text : Output;
        }
        else if (json.TokenType == JsonTokenType.Number && name is "Elapsed")
        {
            Elapsed = json.TryGetDouble(out double seconds) ? seconds : 0;
        }
    }
}
