using System.Text.Json.Nodes;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>
/// Makes an engine's own list of allowed system calls shorter, in the format of that list: the <c>containers/common</c> seccomp profile, which is
/// that of the OCI runtime specification with a few additions.
/// </summary>
internal static class SeccompProfile
{
    private const int NotPermitted = 1;
    private const int NoSuchCall = 38;

    /// <summary>The shorter list; <see langword="null"/> where the given one is not understood, or allows what it does not name.</summary>
    public static string? Narrow(string profile)
    {
        if (JsonNode.Parse(profile) is not JsonObject root || root["syscalls"] is not JsonArray rules || !DeniesOthers(root))
            return null;
        JsonObject[] judgements = [.. SeccompJudgements.All];
        HashSet<string> ours = [.. SeccompNames.Refused, .. SeccompNames.Absent, .. judgements.Select(SeccompRule.NameOf)];
        foreach (JsonObject rule in rules.OfType<JsonObject>().ToArray())
            Remove(ours, rule, rules);
        OneArchitectureOnly(root);
        foreach (JsonObject rule in judgements.Append(SeccompRule.Refuse(SeccompNames.Refused, NotPermitted)).Append(SeccompRule.Refuse(SeccompNames.Absent, NoSuchCall)))
            rules.Add((JsonNode)rule);
        return root.ToJsonString();
    }

    private static bool DeniesOthers(JsonObject root) =>
        root["defaultAction"]?.GetValue<string>() is { } action && !action.EndsWith("_ALLOW", StringComparison.Ordinal)
        && !action.EndsWith("_LOG", StringComparison.Ordinal);

    private static void Remove(HashSet<string> names, JsonObject rule, JsonArray rules)
    {
        if (rule["names"] is not JsonArray given)
            return;
        foreach (JsonNode name in given.OfType<JsonNode>().Where(name => names.Contains(name.GetValue<string>())).ToArray())
            given.Remove(name);
        if (given.Count == 0)
            rules.Remove(rule);
    }

    /// <summary>The same calls have other numbers for 32-bit programs, and other ways in.</summary>
    private static void OneArchitectureOnly(JsonObject root)
    {
        foreach (JsonObject architecture in (root["archMap"] as JsonArray ?? []).OfType<JsonObject>())
            architecture["subArchitectures"] = new JsonArray();
    }
}
