using System.Text.Json.Nodes;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>Writes single rules of a seccomp profile.</summary>
internal static class SeccompRule
{
    /// <summary>The calls fail with this error.</summary>
    public static JsonObject Refuse(IEnumerable<string> names, int error) => new()
    {
        ["names"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
        ["action"] = "SCMP_ACT_ERRNO",
        ["errnoRet"] = error,
    };

    /// <summary>The call is made where all the conditions hold, or those of another rule for it.</summary>
    public static JsonObject Allow(string name, params IEnumerable<JsonObject> conditions) => new()
    {
        ["names"] = new JsonArray(JsonValue.Create(name)),
        ["action"] = "SCMP_ACT_ALLOW",
        ["args"] = new JsonArray([.. conditions]),
    };

    /// <summary>An argument, counted from 0, has this value.</summary>
    public static JsonObject Is(int argument, long value) => Condition(argument, "SCMP_CMP_EQ", value);

    /// <summary>An argument has none of these bits.</summary>
    public static JsonObject HasNone(int argument, long bits) => HasBits(argument, bits, 0);

    /// <summary>Of these bits of an argument, exactly those of a value are set.</summary>
    public static JsonObject HasBits(int argument, long bits, long value) => Condition(argument, "SCMP_CMP_MASKED_EQ", bits, value);

    /// <summary>The first of the names a rule is for.</summary>
    public static string NameOf(JsonObject rule) => (string)rule["names"]![0]!;

    private static JsonObject Condition(int argument, string comparison, long value, long second = 0) =>
        new() { ["index"] = argument, ["value"] = value, ["valueTwo"] = second, ["op"] = comparison };
}
