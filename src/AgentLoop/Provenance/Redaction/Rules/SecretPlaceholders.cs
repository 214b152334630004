namespace AgentLoop;

/// <summary>Says which values stand for secrets without being any.</summary>
internal static class SecretPlaceholders
{
    private static readonly string[] Words =
    [
        "example", "dummy", "changeme", "change_me", "change-me", "placeholder", "your", "xxxx", "fake", "sample", "redacted", "insert", "replace", "notreal", "not-real", "not_a_",
        "foobar", "secret_here", "key_here", "1234567890", "0123456789", "abcdef", "deadbeef", "aaaa", "0000", "localhost", "password@", ":password", ":pass@", "user:pass", "****", "test",
    ];

    public static bool Is(string value)
    {
        string lower = value.ToLowerInvariant();
        bool isReference = value.Has("${") || value.Has("{{") || value.Has("$(") || value.StartsWith('<') || value.StartsWith('$') || value.StartsWith('%')
            || lower.Begins("process.env") || lower.Begins("os.environ") || lower.Begins("env.");
        return isReference || Array.Exists(Words, word => lower.Has(word)) || value.Distinct().Count() < 6;
    }
}
