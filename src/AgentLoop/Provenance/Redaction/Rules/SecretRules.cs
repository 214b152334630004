namespace AgentLoop;

/// <summary>All that is known of how secrets look.</summary>
internal static class SecretRules
{
    public static IReadOnlyList<SecretRule> All { get; } =
    [
        new SecretBlockRule(),
        .. SecretForms.All.Where(form => form.Anchors.Count > 0).Select(form => new SecretFormRule(form)),
        new SecretAddressRule(),
        new SecretHeaderRule(),
        new SecretAssignmentRule(),
    ];

    /// <summary>The name of what is left of a secret where text was cut off.</summary>
    public const string Part = "part";

    /// <summary>The names that marks have without being told.</summary>
    public static IEnumerable<string> Names { get; } = [.. SecretForms.All.Select(form => form.Mask), "authorization", "value", Part, "environment"];
}
