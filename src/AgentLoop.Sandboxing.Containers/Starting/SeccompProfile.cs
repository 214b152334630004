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
    private const long NamespaceFlags = 0x7E020080;
    private const int Unix = 1;
    private const int Internet = 2;
    private const int Internet6 = 10;
    private const int Netlink = 16;

    /// <summary>The shorter list; <see langword="null"/> where the given one is not understood, or allows what it does not name.</summary>
    public static string? Narrow(string profile)
    {
        if (JsonNode.Parse(profile) is not JsonObject root || root["syscalls"] is not JsonArray rules || !DeniesOthers(root))
            return null;
        HashSet<string> ours = [.. SeccompNames.Refused, .. SeccompNames.Absent, .. SeccompNames.Judged];
        foreach (JsonObject rule in rules.OfType<JsonObject>().ToArray())
            Remove(ours, rule, rules);
        OneArchitectureOnly(root);
        rules.Add((JsonNode)Rule(SeccompNames.Refused, "SCMP_ACT_ERRNO", NotPermitted));
        rules.Add((JsonNode)Rule(SeccompNames.Absent, "SCMP_ACT_ERRNO", NoSuchCall));
        foreach (JsonObject rule in Judgements())
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

    /// <summary>No namespace, and no sockets but those that stay in the container: vsock leads to the machine that runs this one.</summary>
    private static IEnumerable<JsonObject> Judgements() =>
    [
        Allow("clone", Condition(0, "SCMP_CMP_MASKED_EQ", NamespaceFlags, 0)),
        Allow("unshare", Condition(0, "SCMP_CMP_MASKED_EQ", NamespaceFlags, 0)),
        .. new[] { Unix, Internet, Internet6 }.Select(family => Allow("socket", Condition(0, "SCMP_CMP_EQ", family, 0))),
        Allow("socket", Condition(0, "SCMP_CMP_EQ", Netlink, 0), Condition(2, "SCMP_CMP_EQ", 0, 0)),
    ];

    private static JsonObject Allow(string name, params JsonObject[] conditions)
    {
        JsonObject rule = Rule([name], "SCMP_ACT_ALLOW", error: null);
        rule["args"] = new JsonArray([.. conditions]);
        return rule;
    }

    private static JsonObject Rule(IEnumerable<string> names, string action, int? error)
    {
        JsonObject rule = new() { ["names"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]), ["action"] = action };
        if (error is { } number)
            rule["errnoRet"] = number;
        return rule;
    }

    private static JsonObject Condition(int index, string comparison, long value, long second) =>
        new() { ["index"] = index, ["value"] = value, ["valueTwo"] = second, ["op"] = comparison };
}
